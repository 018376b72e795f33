// The forms of a document that were recognised, and what is said where there is none.
#pragma once

#include "recognise/draft.hpp"

#include <perfeval/read/form.hpp>

namespace perfeval {
inline namespace v0 {

class finished_forms {
 public:
  explicit finished_forms(const limits& bounds) : bounds_(bounds) {}

  // Settles what only a whole form can tell, and takes the form out of the draft, if it is one.
  void add(draft& made);

  void note(trouble found) { found_.troubles.push_back(std::move(found)); }
  void skip(std::uint32_t table, std::string reason) { found_.skipped.push_back({table, std::move(reason)}); }

  // All of them, numbered from 1.
  [[nodiscard]] recognition take();

 private:
  void keep(draft& made);
  void remember_nearest(const draft& made);

  limits bounds_;
  recognition found_;
  int nearest_ = 0;    // how many parts the nearest to a form has that is none
  bool full_ = false;  // whether there were more forms than may be
};

}  // namespace v0
}  // namespace perfeval
