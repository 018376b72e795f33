// Whether the text inside of an element of a page is seen.
#pragma once

#include "tables/html_styles.hpp"

#include <cstddef>
#include <string>

namespace perfeval {
inline namespace v0 {

// Whether text is seen, as elements say for what is inside them.
struct text_state {
  bool invisible = false, transparent = false, of_no_size = false, indented_away = false;
  bool in_doubt = false, struck = false;
  bool is_named = false;  // a sheet that is missing, or a script, may hide it by its class or id
  bool in_drawing = false, white = false;
  bool on_own_line = false, apart = false, parts_content = false;  // the element itself
  std::string after;                                               // what the style of the element puts at its end

  [[nodiscard]] bool unseen() const { return invisible || transparent || of_no_size || indented_away; }
  void take(const html_look& look) {
    struck = struck || look.struck;
    invisible = look.text.invisible.value_or(invisible);
    transparent = look.text.transparent.value_or(transparent);
    white = look.text.white.value_or(white);
    of_no_size = look.text.of_no_size.value_or(of_no_size);
    indented_away = look.text.indented_away.value_or(indented_away);
    in_doubt = in_doubt || look.unsure;
    on_own_line = look.on_own_line;
    apart = look.apart || parts_content;
    parts_content = look.parts_content;
  }
};

// <template shadowrootmode=open>, an element like others.
struct shadow_root {
  std::size_t depth = 0;  // among the open elements, from 1
  bool has_slot = false;
};

}  // namespace v0
}  // namespace perfeval
