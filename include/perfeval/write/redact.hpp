/// Forms without the persons and telephone numbers in them, for outputs that leave the house.
#pragma once

#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/read/document.hpp>

namespace perfeval {
inline namespace v0 {

/// The form with ＊＊＊ in place of persons and telephone numbers: the cell of every label that names a person, a
/// telephone or a mail address (负责人, 填表人, 联系电话 …); what follows such a label and a colon in any text; mobile
/// numbers and numbers with an area code in any text. Figures stay as they are, and so does the name of a person
/// within a sentence.
PERFEVAL_API form redacted(form paper);

/// The document with its forms redacted, and without its tables.
PERFEVAL_API document redacted(document whole);

}  // namespace v0
}  // namespace perfeval
