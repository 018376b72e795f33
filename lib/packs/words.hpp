// The clauses and word lists of a pack's file.
#pragma once

#include "packs/context.hpp"

#include <array>

namespace perfeval::inline v0::packs {

// { document = "财预〔2020〕10号", zh = "…", en = "…", observed = false, unverified = false }
void read_clause(section& table, clause& clause);

// [clauses.quantitative] and its like: one for each topic.
void read_clauses(section& table, keyed<topic, clause>& out);

// Lists of words under their key: targets that are a scale, results of targets in words (reached, partly, missed),
// grades.
void read_scales(section& table, std::string_view list, std::vector<scale>& out);
void read_results(section& table, const std::array<std::string_view, 4>& names, std::vector<degree>& out);
void read_grades(section& table, std::string_view list, std::vector<grade_word>& out);

// A list of distinct words.
void read_words_once(section& table, std::string_view name, std::vector<std::string>& out);

}  // namespace perfeval::inline v0::packs
