// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Any bytes, read as text, to an article.
#include "fuzz/article_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  static const pare::Extractor extractor = pare::MakeExtractor(pare::InputKind::kText);
  pare::CheckArticle(extractor, {reinterpret_cast<const char*>(data), size}, pare::InputKind::kText);
  return 0;
}
