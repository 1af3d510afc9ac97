// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "extract/emit/text.h"
#include "extract/extractor.h"

int main(int argc, char** argv) {
  std::ifstream file(argc > 1 ? argv[1] : "page.html", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());

  absl::StatusOr<pare::Extractor> extractor = pare::Extractor::Create();
  if (!extractor.ok()) return 2;

  const pare::Article article = extractor->Extract(bytes);
  uint32_t kept = 0;
  for (const pare::Piece& piece : article.pieces) kept += piece.last.kept ? piece.words : 0;
  std::cout << "title: " << article.title << "\n" << kept << " words kept\n\n"
            << pare::ToText(article);
  return article.status == pare::Status::kArticle ? 0 : 1;
}
