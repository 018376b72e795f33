# Writes one C++ source that holds the words by which forms are read: cmake -DOUTPUT=words.cpp -DINPUT=lexicon.toml -P
# embed_words.cmake. They are written as characters, since a compiler need not take a literal of more than 65,536 bytes.
file(READ "${INPUT}" toml HEX)
string(REGEX REPLACE "(..)" "'\\\\x\\1'," characters "${toml}")
string(REGEX REPLACE "('[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*',)" "\\1\n" characters "${characters}")
set(source "// Written by cmake/embed_words.cmake from lib/recognise/lexicon.toml.\n#include \"recognise/lexicon_file.hpp\"\n\n")
string(APPEND source "namespace perfeval {\ninline namespace v0 {\nnamespace words {\n\n")
string(APPEND source "std::string_view built_in_text() noexcept {\n  static constexpr char text[] = {${characters}};\n")
string(APPEND source "  return {text, sizeof text};\n}\n\n")
string(APPEND source "}  // namespace words\n}  // namespace v0\n}  // namespace perfeval\n")
file(WRITE "${OUTPUT}" "${source}")
