# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#
# Installs the build into a folder of its own, builds samples/library against it, and runs it.
set(prefix ${BUILD}/installed)
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGV}: ${result}\n${out}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()
file(REMOVE_RECURSE ${prefix} ${BUILD}/installed_build)
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
run(${CMAKE_COMMAND} -S ${SOURCE}/samples/library -B ${BUILD}/installed_build
    -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_CXX_FLAGS=-O1)
run(${CMAKE_COMMAND} --build ${BUILD}/installed_build)
run(${BUILD}/installed_build/clean_page ${SOURCE}/samples/pages/captions/input.html)
if(NOT out MATCHES "title: .*[1-9][0-9]* words kept")
  message(FATAL_ERROR "samples/library printed:\n${out}")
endif()
run(${prefix}/bin/pare ${SOURCE}/samples/pages/captions/input.html)
