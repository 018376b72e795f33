/// The only place of the version number: CMake and pyproject.toml read it from here.
#pragma once

#define PERFEVAL_VERSION "0.1.0"
