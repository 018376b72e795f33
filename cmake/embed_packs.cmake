# Writes one C++ source that holds the shipped packs: cmake -DOUTPUT=packs.cpp -DINPUTS="first;second" -P
# embed_packs.cmake
set(source "// Written by cmake/embed_packs.cmake from lib/packs/*.toml.\n#include <perfeval/read/pack.hpp>\n\n")
string(APPEND source "namespace perfeval {\ninline namespace v0 {\n\nstd::span<const shipped_pack> shipped_packs() noexcept {\n")
string(APPEND source "  static constexpr shipped_pack packs[] = {\n")
foreach(input IN LISTS INPUTS)
  get_filename_component(id "${input}" NAME_WLE)
  file(READ "${input}" toml)
  string(APPEND source "      {\"${id}\", R\"pack(${toml})pack\"},\n")
endforeach()
string(APPEND source "  };\n  return packs;\n}\n\n}  // namespace v0\n}  // namespace perfeval\n")
file(WRITE "${OUTPUT}" "${source}")
