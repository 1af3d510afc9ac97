# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#
# Abseil comes in thirty shared libraries, whose loading would be a fifth of the program's start:
# where their static twins lie beside them, these are linked.
get_property(imported DIRECTORY PROPERTY IMPORTED_TARGETS)
foreach(target IN LISTS imported)
  if(NOT target MATCHES "^absl::")
    continue()
  endif()
  get_target_property(shared ${target} IMPORTED_LOCATION_NONE)
  string(REGEX REPLACE "\\.so[.0-9]*$" ".a" static "${shared}")
  if(shared AND EXISTS "${static}")
    set_target_properties(${target} PROPERTIES IMPORTED_LOCATION_NONE "${static}")
  endif()
endforeach()
