# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#
# What find_package(pare) needs: the library, its public headers, and a package file.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(PARE_PUBLIC_HEADERS
    extract/arena.h
    extract/article.h
    extract/extractor.h
    extract/kind.h
    extract/limits.h
    extract/page.h
    extract/role.h
    extract/tag.h
    extract/tree.h
    extract/emit/json.h
    extract/emit/names.h
    extract/emit/text.h
    extract/rules/rule.h
    extract/rules/rule_set.h)
foreach(header IN LISTS PARE_PUBLIC_HEADERS)
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES ${PROJECT_SOURCE_DIR}/${header}
          DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/pare/${folder})
endforeach()
install(TARGETS pare EXPORT pare_targets)
install(TARGETS pare_main)
install(EXPORT pare_targets NAMESPACE pare:: FILE pareTargets.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/pare)
configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/cmake/pareConfig.cmake.in ${PROJECT_BINARY_DIR}/pareConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/pare)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/pareConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/pareConfig.cmake ${PROJECT_BINARY_DIR}/pareConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/pare)
