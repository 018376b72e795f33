#include "document/named_formats.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr wanted text_of_picture{"a document with text; a scan must be recognised first", "请提供可编辑的原件"};
constexpr wanted as_table{"the table exported as .xlsx", "请导出为 .xlsx"};

struct bytes_of_format {
  std::string_view bytes;
  std::size_t position;
  named_format format;
};

constexpr std::array<bytes_of_format, 34> known{{
    {"GIF8", 0, {"a picture (GIF)", text_of_picture}},
    {{"II*\0", 4}, 0, {"a picture (TIFF)", text_of_picture}},
    {{"MM\0*", 4}, 0, {"a picture (TIFF)", text_of_picture}},
    {"BM", 0, {"a picture (BMP)", text_of_picture}},
    {"WEBP", 8, {"a picture (WebP)", text_of_picture}},
    {"ftypheic", 4, {"a picture (HEIC)", text_of_picture}},
    {"ftypmif1", 4, {"a picture (HEIC)", text_of_picture}},
    {"8BPS", 0, {"a picture (Photoshop)", text_of_picture}},
    {"AT&TFORM", 0, {"a scan (DjVu)", text_of_picture}},
    {"CAJ", 0, {"a CAJ document", {"the same as PDF or .docx", "请另存为 PDF 或 .docx"}}},
    {"7z\xBC\xAF\x27\x1C", 0, {"a 7z archive", expected_unpacked}},
    {"BZh", 0, {"a bzip2 archive", expected_unpacked}},
    {"\xFD\x37zXZ", 0, {"an xz archive", expected_unpacked}},
    {"\x28\xB5\x2F\xFD", 0, {"a zstd archive", expected_unpacked}},
    {"MSCF", 0, {"a cab archive", expected_unpacked}},
    {"ustar", 257, {"a tar archive", expected_unpacked}},
    {"MZ", 0, {"a program", expected_office}},
    {"SQLite format 3", 0, {"a database (SQLite)", expected_office}},
    {"Standard Jet DB", 4, {"a database (Access, .mdb)", as_table}},
    {"Standard ACE DB", 4, {"a database (Access, .accdb)", as_table}},
    {"PAR1", 0, {"a data file (Parquet)", as_table}},
    {"\x09\x08\x10", 0, {"a very old Excel file without its container", expected_office}},
    {"AC10", 0, {"a drawing (AutoCAD, .dwg)", expected_office}},
    {"\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D", 0, {"a OneNote section", expected_office}},
    {"ITSF", 0, {"a help file (.chm)", expected_office}},
    {"WAVE", 8, {"a sound (WAV)", expected_office}},
    {"ID3", 0, {"a sound (MP3)", expected_office}},
    {"ftyp", 4, {"a video (MP4)", expected_office}},
    {"\x1A\x45\xDF\xA3", 0, {"a video (Matroska)", expected_office}},
    {"AVI ", 8, {"a video (AVI)", expected_office}},
    {{"L\0\0\0\x01\x14\x02\0", 8}, 0, {"a shortcut (.lnk)", {"the document that it leads to", "请提供原文件"}}},
    {"\x89HDF", 0, {"a data file (HDF5)", as_table}},
    {"wOFF", 0, {"a font", expected_office}},
    {{"\0\x01\0\0\0", 5}, 0, {"a font", expected_office}},
}};

constexpr named_format apple{"an Apple document (.pages, .numbers, .key)", expected_office};
constexpr named_format owner_file{"the owner file of a document that is open in Word or Excel (~$…)",
                                  {"the document itself", "请提供原文件，而不是以 ~$ 开头的临时文件"}};
constexpr named_format dbase{"a database (dBASE, FoxPro, .dbf)", as_table};
constexpr named_format postscript{"a PostScript file",
                                  {"the same as PDF, .docx or .xlsx", "请另存为 PDF、.docx 或 .xlsx"}};

struct stream_of_format {
  std::string_view stream;
  named_format format;
};
constexpr std::array<stream_of_format, 4> streams{{
    {"PowerPoint Document", {"an old presentation (.ppt, .dps)", expected_office}},
    {"VisioDocument", {"a drawing (Visio, .vsd)", expected_office}},
    {"__properties_version1.0",
     {"a mail (Outlook, .msg)", {"the document that is attached to it", "请提供邮件中的附件"}}},
    {"HwpSummaryInformation", {"a Hangul document (.hwp)", expected_office}},
}};

constexpr std::array<stream_of_format, 6> types{{
    {"opendocument.presentation", {"an OpenDocument presentation (.odp)", expected_office}},
    {"opendocument.graphics", {"an OpenDocument drawing (.odg)", expected_office}},
    {"opendocument.formula", {"an OpenDocument formula (.odf)", expected_office}},
    {"epub+zip", {"an electronic book (.epub)", expected_office}},
    {"ms-visio", {"a drawing (Visio, .vsdx)", expected_office}},
    {"ms-package.xps", {"an XPS document", {"the same as PDF, .docx or .xlsx", "请另存为 PDF、.docx 或 .xlsx"}}},
}};
constexpr named_format uof{"a UOF document (标文通)", expected_office};

// What Word and Excel write next to an open document: its length, the name of the user, and the same in UTF-16.
bool is_owner_file(std::string_view bytes) {
  constexpr std::size_t of_word = 162, of_excel = 165, longest_name = 53;
  return (bytes.size() == of_word || bytes.size() == of_excel) && bytes[0] > 0 &&
         static_cast<std::size_t>(bytes[0]) <= longest_name;
}

// A version, the day of the last change, and a header of 32 bytes for each column.
bool is_dbase(std::string_view bytes) {
  if (bytes.size() < 66 || std::string_view("\x03\x30\x31\x83\x8B\xF5").find(bytes[0]) == std::string_view::npos)
    return false;
  const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned header = byte_at(8) + 256u * byte_at(9);
  return byte_at(2) >= 1 && byte_at(2) <= 12 && byte_at(3) >= 1 && byte_at(3) <= 31 && header % 32 <= 8 && header > 64;
}

}  // namespace

bool has_stream(std::string_view bytes, std::string_view name) {  // in UTF-16
  std::string wide;
  for (const char c : name) (wide += c) += '\0';
  return bytes.find(wide) != bytes.npos;
}

const named_format* format_named_by_bytes(std::string_view bytes) {
  if (bytes.starts_with("%!PS")) return &postscript;
  const bool has_zeros = bytes.substr(0, 1024).find('\0') != bytes.npos;  // a text may begin with MZ
  if (!has_zeros) return nullptr;
  const auto found = std::find_if(known.begin(), known.end(), [&](const bytes_of_format& one) {
    return bytes.size() > one.position && bytes.substr(one.position).starts_with(one.bytes);
  });
  if (found != known.end()) return &found->format;
  if (is_owner_file(bytes)) return &owner_file;
  return is_dbase(bytes) ? &dbase : nullptr;
}

const named_format* format_named_by_streams(std::string_view bytes) {
  const auto found = std::find_if(streams.begin(), streams.end(),
                                  [&](const stream_of_format& one) { return has_stream(bytes, one.stream); });
  return found != streams.end() ? &found->format : nullptr;
}

const named_format* format_named_by_parts(package& parts) {
  std::string type = parts.has("mimetype") ? parts.part("mimetype").value_or("") : std::string();
  for (const auto& entry : parts.entries()) {
    const std::string name = ascii::lowered(entry.name);
    if (name.ends_with(".iwa") || name == "buildversionhistory.plist" || name == "metadata/properties.plist")
      return &apple;
    if (name == "uof.xml") return &uof;
    if (name.ends_with(".fdseq")) type += "ms-package.xps";
    if (name.starts_with("visio/")) type += "ms-visio";
  }
  const auto found = std::find_if(types.begin(), types.end(),
                                  [&](const stream_of_format& one) { return type.find(one.stream) != type.npos; });
  return found != types.end() ? &found->format : nullptr;
}

}  // namespace v0
}  // namespace perfeval
