/// Packs from TOML: rules as data that an official can read, checked before they are used. A broken pack never
/// half-loads.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>
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

/// One thing wrong with a pack, and where.
struct pack_error {
  std::string code;  ///< stable; one of `pack_error_codes`
  std::string file;
  std::uint32_t line = 0;    ///< from 1
  std::uint32_t column = 0;  ///< from 1, in characters
  std::string key;           ///< dotted: `execution.points.bands[2].from`
  std::string found;
  std::string expected;  ///< what was expected, and what to do

  friend bool operator==(const pack_error&, const pack_error&) = default;
};

/// "packs/city.toml:12:8: bands-gap: execution.points.bands: no band takes 0.65; expected …"
PERFEVAL_API std::string to_string(const pack_error& error);

/// A way in which a pack can be wrong. A code is forever; each has a test that triggers it, and stands in the schema.
struct pack_error_code {
  std::string_view code;
  std::string_view meaning;
};
PERFEVAL_API std::span<const pack_error_code> pack_error_codes() noexcept;

/// A case in a pack's own file: what is given and what it must earn. Texts are as a form prints them. A row, an
/// execution line, a total, or (with `rows`) a whole form, whose execution line may stand beside them.
struct scenario {
  std::string name;
  std::uint32_t line = 0;              ///< 0 for one inherited from the pack that is extended
  std::string expect;                  ///< points ("9.5", "27/4", "[6, 8)", "not known"), or a grade (优); of a whole
                                       ///< form its total or its grade
  std::string target, actual, sign;    ///< of a row
  std::string indicator;               ///< its name, where the name matters (满意度)
  std::optional<perfeval::kind> kind;  ///< its kind; quantity if none is given
  std::optional<perfeval::category> category;  ///< its category; that of its kind if none is given
  std::string score, reason;                   ///< what is printed for a row of a whole form
  std::string budget, executed;                ///< of the execution line
  std::string initial_budget;                  ///< the initial budget, where it is another; else `budget`
  std::string arrived;                         ///< what has come in of it
  std::string total;                           ///< of a grade
  std::string weight;
  std::vector<scenario> rows;  ///< of a whole form

  friend bool operator==(const scenario&, const scenario&) = default;
};

/// A pack with what only its file says.
struct pack_file {
  pack rules;
  std::string extends;                    ///< the id of the pack whose parameters hold where this one gives none
  std::optional<std::int32_t> from_year;  ///< the years it is in force, both included
  std::optional<std::int32_t> to_year;
  std::vector<std::string> regions;  ///< words on a form (its office, its title) that choose it
  clause source;                     ///< the document it stands on
  std::vector<std::string> given;    ///< the parameters that its own file gives, dotted, in order
  std::vector<scenario> scenarios;   ///< inherited ones first; one of the same name takes the other's place
};

/// A pack if nothing is wrong with it, else everything that is.
struct pack_reading {
  std::optional<pack_file> value;
  std::vector<pack_error> errors;
};

/// Rules as code that a host program offers to packs, by their name. A pack never imports code.
using registered_rules = std::span<const std::shared_ptr<const custom_rule>>;

/// Reads a pack and checks it.
///
/// Numbers are taken from the source text, digit by digit; quoted ones are accepted ("0.95"), and needed beyond 64
/// bits. `file` names the text in errors. `known` are packs that it may extend, beside the shipped ones.
/// Errors: none is thrown for what a text may hold. A text beyond 1 MiB or `bounds.bytes` is refused unread.
/// Source: docs/schema/rules.schema.json; docs/writing-packs.md.
PERFEVAL_API pack_reading read_pack(std::string_view toml, std::string file, registered_rules code = {},
                                    std::span<const pack_file> known = {}, const limits& bounds = {});

/// A pack that comes with the library.
struct shipped_pack {
  std::string_view id;
  std::string_view toml;
};
PERFEVAL_API std::span<const shipped_pack> shipped_packs() noexcept;

/// The shipped pack of that name, read.
/// Errors: invalid_value, naming the ids there are.
PERFEVAL_API pack_file read_shipped_pack(std::string_view id);

/// Which pack fits a form, and why.
struct pack_choice {
  std::string id;
  std::string reason;  ///< "朝阳区 in 北京市朝阳区…, 2022: in force 2022 to 2022"
};

/// The pack of `among` that fits the region and the year printed on the form (`--rules auto`).
///
/// In force in the form's year (any, if it has none); of those, one of whose regions stands in the department, the unit
/// or the title, the longest word first; else one for any form ("*"), the latest first. A pack without regions is
/// chosen by name only.
/// Errors: none; where nothing fits, cn-mof-2020, and `why` says so.
PERFEVAL_API pack_choice choose_pack(const form& form, std::span<const pack_file> among);

}  // namespace v0
}  // namespace perfeval
