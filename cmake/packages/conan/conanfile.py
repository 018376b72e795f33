"""The Conan recipe of perfeval: `conan create cmake/packages/conan` from a clone, with the library's own sources."""

import re
from pathlib import Path

from conan import ConanFile
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy
from conan.tools.gnu import PkgConfigDeps

CLONE = Path(__file__).resolve().parents[3]


class Perfeval(ConanFile):
    """The library; `io=False` is the header-only core."""

    name = "perfeval"
    description = "Scores and audits Chinese performance self-evaluation forms, exactly"
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "io": [True, False]}  # noqa: RUF012
    default_options = {"shared": False, "io": True}  # noqa: RUF012

    def set_version(self) -> None:
        """The version, which stands in version.hpp alone."""
        text = (CLONE / "include/perfeval/version.hpp").read_text()
        self.version = re.search(r'PERFEVAL_VERSION "([0-9.]+)"', text)[1]

    def export_sources(self) -> None:
        """What the library is built from."""
        for pattern in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*", "lib/*"):
            copy(self, pattern, CLONE, self.export_sources_folder)

    def requirements(self) -> None:
        """Boost's headers are part of the core; the rest is private to perfeval::io."""
        self.requires("boost/[>=1.74]", transitive_headers=True, options={"header_only": True})
        if self.options.io:
            for name in ("pugixml/[>=1.13]", "minizip/[>=1.2]", "zlib/[>=1.2]"):
                self.requires(name)
            for name in ("nlohmann_json/[>=3.11]", "tomlplusplus/[>=3.3]"):
                self.requires(name, visible=False)

    def layout(self) -> None:
        """Folders."""
        cmake_layout(self)

    def generate(self) -> None:
        """The toolchain; minizip is found through pkg-config."""
        CMakeDeps(self).generate()
        PkgConfigDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["PERFEVAL_BUILD_IO"] = bool(self.options.io)
        toolchain.generate()

    def build(self) -> None:
        """Build."""
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self) -> None:
        """Install."""
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, Path(self.package_folder) / "licenses")

    def package_info(self) -> None:
        """The targets are those that the library installs."""
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = ["lib/cmake/perfeval"]
        self.cpp_info.libs = ["perfeval"] if self.options.io else []
