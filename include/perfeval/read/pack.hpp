/// Packs from TOML: rules as data that an official can read, checked before they are used. An invalid pack is never
/// partly loaded.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/read/toml_error.hpp>
#include <perfeval/rule/pack.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// A kind of fault. Codes are permanent; each has a test that triggers it and is listed in the schema.
struct pack_error_code {
  std::string_view code;     ///< as in `toml_error::code`
  std::string_view meaning;  ///< in English
};
PERFEVAL_API std::span<const pack_error_code> pack_error_codes() noexcept;

/// A case in a pack's file: what is given and what it must earn, with texts as a form prints them. It is a row, an
/// execution line, a total, or (with `rows`) a whole form, to which the execution line may belong.
struct scenario {
  std::string name;                    ///< one with the name of an inherited scenario replaces it
  std::uint32_t line = 0;              ///< of its file, from 1; 0 if inherited from the extended pack
  std::string file;                    ///< the file, as it was named when it was read; empty if inherited
  std::string inherited_from;          ///< the id of the pack that it is inherited from; empty if it is the pack's own
  std::string expect;                  ///< points ("9.5", "27/4", "[6, 8)", "not known"), or a grade (优); of a whole
                                       ///< form its total or its grade
  std::string target, actual, sign;    ///< of a row
  std::string indicator;               ///< its name, if the name matters (满意度)
  std::optional<perfeval::kind> kind;  ///< its kind; quantity by default
  std::optional<perfeval::category> category;  ///< its category; by default that of its kind
  std::string score, reason;                   ///< printed for a row of a whole form
  std::string budget, executed;                ///< of the execution line
  std::string initial_budget;                  ///< the initial budget; by default `budget`
  std::string arrived;                         ///< the funds that have arrived
  std::string total;                           ///< the total whose grade is expected
  std::string weight;                          ///< of a row or an execution line, in points
  std::vector<scenario> rows;                  ///< of a whole form

  friend bool operator==(const scenario&, const scenario&) = default;
};

/// A pack with the additional content of its file.
struct pack_file {
  pack rules;                             ///< the pack, with what it inherits
  std::string extends;                    ///< the id of the pack whose parameters apply where this one gives none
  std::optional<std::int32_t> from_year;  ///< the years in which it is in force, both inclusive
  std::optional<std::int32_t> to_year;    ///< the last year; nothing: still in force
  std::vector<std::string> regions;       ///< words on a form (in its office or title) that choose it
  clause source;                          ///< the document it is based on
  std::vector<std::string> given;         ///< the parameters given in its own file, dotted, in order
  std::vector<scenario> scenarios;        ///< inherited ones first; one with the same name replaces the inherited one
  std::vector<toml_error> doubts;  ///< what is permitted and probably not meant: see docs/writing-packs.md#doubts
};

/// A valid pack, or all its faults.
struct pack_reading {
  std::optional<pack_file> value;  ///< nothing if the file has a fault
  std::vector<toml_error> errors;  ///< in the order of the file; empty if there is a value
};

/// Rules as code that a host program offers to packs, by name. A pack never imports code.
using registered_rules = std::span<const std::shared_ptr<const custom_rule>>;

/// Reads a pack and checks it.
///
/// Numbers are taken from the source text, digit by digit; quoted ones are accepted ("0.95"), and required beyond 64
/// bits. `file` names the text in errors. `known` are packs that it may extend, in addition to the shipped ones.
/// Errors: the content of a text never throws. A text beyond 1 MiB or `bounds.bytes` is refused unread.
/// Source: docs/schema/rules.schema.json; docs/writing-packs.md.
PERFEVAL_API pack_reading read_pack(std::string_view toml, std::string file, registered_rules code = {},
                                    std::span<const pack_file> known = {}, const limits& bounds = {});

/// A pack that is shipped with the library.
struct shipped_pack {
  std::string_view id;    ///< as in `pack::id`
  std::string_view toml;  ///< the text of its file
};
PERFEVAL_API std::span<const shipped_pack> shipped_packs() noexcept;

/// Reads the shipped pack with this name.
/// Errors: invalid_value, which lists the known ids.
PERFEVAL_API pack_file read_shipped_pack(std::string_view id);

/// The pack that fits a form, and why.
struct pack_choice {
  std::string id;      ///< of the pack
  std::string reason;  ///< "朝阳区 in 北京市朝阳区…, 2022: in force 2022 to 2022"
};

/// The pack of `among` that fits the region and the year printed on the form (`--rules auto`).
///
/// Candidates are in force in the form's year (in any year, if the form has none). The first choice is a pack with a
/// region in the department, the unit or the title, the longest word first; else a pack for any form ("*"), the latest
/// first. A pack without regions is chosen by name only.
/// Errors: none; if nothing fits, cn-mof-2020 is returned, and `reason` says so.
PERFEVAL_API pack_choice choose_pack(const form& form, std::span<const pack_file> among);
/// The same, among the shipped packs.
PERFEVAL_API pack_choice choose_pack(const form& form);

}  // namespace v0
}  // namespace perfeval
