# What `cmake --install` ships: the listed headers, the library, and a package that find_package(perfeval) finds.
include(CMakePackageConfigHelpers)

set(perfeval_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/perfeval)

install(TARGETS perfeval perfeval_io EXPORT perfeval_targets
        FILE_SET HEADERS FILE_SET bodies)
install(EXPORT perfeval_targets NAMESPACE perfeval:: FILE perfeval-targets.cmake DESTINATION ${perfeval_package_dir})

configure_package_config_file(cmake/perfeval-config.cmake.in perfeval-config.cmake INSTALL_DESTINATION ${perfeval_package_dir})
write_basic_package_version_file(perfeval-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/perfeval-config.cmake ${PROJECT_BINARY_DIR}/perfeval-config-version.cmake
        DESTINATION ${perfeval_package_dir})
