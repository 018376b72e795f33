# Writes one C++ source that holds the script and the style sheet of the report page: cmake -DOUTPUT=page.cpp
# -DSCRIPT=page.js -DSTYLE=page.css -P embed_page.cmake
file(READ "${SCRIPT}" script)
file(READ "${STYLE}" style)
set(source "// Written by cmake/embed_page.cmake from lib/report/page/.\n#include \"report/page.hpp\"\n\n")
string(APPEND source "namespace perfeval {\ninline namespace v0 {\n\n")
string(APPEND source "std::string_view page_script() noexcept {\n  return R\"page(${script})page\";\n}\n\n")
string(APPEND source "std::string_view page_style() noexcept {\n  return R\"page(${style})page\";\n}\n\n")
string(APPEND source "}  // namespace v0\n}  // namespace perfeval\n")
file(WRITE "${OUTPUT}" "${source}")
