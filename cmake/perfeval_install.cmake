# What `cmake --install` ships: the listed headers, the library, and packages that find_package(perfeval) and pkg-config
# find. The components of find_package are core (perfeval::perfeval) and io (perfeval::io).
include(CMakePackageConfigHelpers)

set(perfeval_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/perfeval)

install(TARGETS perfeval EXPORT perfeval_core FILE_SET HEADERS FILE_SET bodies)
install(EXPORT perfeval_core NAMESPACE perfeval:: FILE perfeval-core.cmake DESTINATION ${perfeval_package_dir})
if(PERFEVAL_BUILD_IO)
  install(TARGETS perfeval_io EXPORT perfeval_io FILE_SET HEADERS)
  install(EXPORT perfeval_io NAMESPACE perfeval:: FILE perfeval-io.cmake DESTINATION ${perfeval_package_dir})
endif()

set(perfeval_type "")
if(PERFEVAL_BUILD_IO)
  get_target_property(perfeval_type perfeval_io TYPE)
endif()
configure_package_config_file(cmake/perfeval-config.cmake.in perfeval-config.cmake INSTALL_DESTINATION ${perfeval_package_dir})
write_basic_package_version_file(perfeval-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/perfeval-config.cmake ${PROJECT_BINARY_DIR}/perfeval-config-version.cmake
        DESTINATION ${perfeval_package_dir})

# For pkg-config. A static library names what it links; without perfeval::io there are only headers.
set(perfeval_pc_requires "")
set(perfeval_pc_libs "")
set(perfeval_pc_flags "")
if(PERFEVAL_BUILD_IO)
  set(perfeval_pc_libs "-L\${libdir} -lperfeval")
  set(perfeval_pc_flags " -DPERFEVAL_COMPILED_CORE")
  if(perfeval_type STREQUAL STATIC_LIBRARY)
    set(perfeval_pc_requires "pugixml minizip zlib")
    string(APPEND perfeval_pc_libs " -pthread")
  endif()
endif()
cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_LIBDIR BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX} OUTPUT_VARIABLE perfeval_pc_libdir)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_INCLUDEDIR BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX}
           OUTPUT_VARIABLE perfeval_pc_includedir)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig
           OUTPUT_VARIABLE perfeval_pc_prefix)
configure_file(cmake/perfeval.pc.in perfeval.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/perfeval.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES cmake/perfeval_gdb.py DESTINATION ${CMAKE_INSTALL_DATADIR}/perfeval)

# `cpack --config DIR/CPackConfig.cmake` makes a .tar.gz and, on Debian, a .deb.
if(PROJECT_IS_TOP_LEVEL)
  set(CPACK_PACKAGE_NAME libperfeval-dev)
  set(CPACK_PACKAGE_VENDOR perfeval)
  set(CPACK_PACKAGE_CONTACT "perfeval contributors <noreply@perfeval.invalid>")
  set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
  set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
  set(CPACK_STRIP_FILES OFF)  # of a static library stripping would leave nothing
  set(CPACK_GENERATOR TGZ DEB)
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_PACKAGE_SECTION libdevel)
  set(CPACK_DEBIAN_PACKAGE_DEPENDS "libboost-dev (>= 1.74)")
  if(PERFEVAL_BUILD_IO)
    string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", libpugixml-dev (>= 1.13), libminizip-dev, zlib1g-dev")
  endif()
  include(CPack)
endif()
