// expected: an_enumerator_has_no_row_or_two
#include <perfeval/detail/words.hpp>
enum class taste { sweet, sour };
using word = perfeval::detail::enum_word<taste>;
constexpr auto tastes = perfeval::detail::enum_table<word>({{taste::sour, "sweet"}, {taste::sour, "sour"}});
int main() {}
