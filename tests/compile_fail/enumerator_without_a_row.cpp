// expected: an enumerator has no row
#include <perfeval/detail/words.hpp>
enum class taste { sweet, sour, salty };
using word = perfeval::detail::enum_word<taste>;
constexpr auto tastes = perfeval::detail::enum_table<word>({{taste::sweet, "sweet"}, {taste::sour, "sour"}});
int main() {}
