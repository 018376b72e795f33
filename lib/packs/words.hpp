// The clauses and word lists of a pack's file.
#pragma once

#include "packs/source.hpp"

namespace perfeval::inline v0::packs {

// { document = "财预〔2020〕10号", zh = "…", en = "…", observed = false, unverified = false }
void read_clause(section& table, clause& clause);

// [clauses.quantitative] and its like: one for each topic.
void read_clauses(section& table, std::array<clause, topic_count>& out);

void read_vocabulary(section& table, vocabulary& vocabulary);

// A list in which each word stands once.
void read_words_once(section& table, std::string_view name, std::vector<std::string>& out);

}  // namespace perfeval::inline v0::packs
