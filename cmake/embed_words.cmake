# Writes one C++ source that holds the words by which forms are read: cmake -DOUTPUT=words.cpp -DINPUT=lexicon.toml -P
# embed_words.cmake
file(READ "${INPUT}" toml)
set(source "// Written by cmake/embed_words.cmake from lib/recognise/lexicon.toml.\n#include \"recognise/lexicon_file.hpp\"\n\n")
string(APPEND source "namespace perfeval {\ninline namespace v0 {\nnamespace words {\n\n")
string(APPEND source "std::string_view built_in_text() noexcept {\n  return R\"words(${toml})words\";\n}\n\n")
string(APPEND source "}  // namespace words\n}  // namespace v0\n}  // namespace perfeval\n")
file(WRITE "${OUTPUT}" "${source}")
