// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Each folder under samples/pages and samples/texts: its input must come out as its expected.txt
// and expected.json say, and its claims.txt must hold. With PARE_UPDATE_SAMPLES in the environment
// (make samples) the expectations are written anew; the claims are checked all the same.
//
// claims.txt: "# " what hazard the folder shows; "= article" or "= none"; then a line each,
// "+ X" X must be in the output, "- X" must not be. For pages, X is a stretch of one block; for
// texts, a whole line, or with "+~" and "-~" a stretch of one. A "!" before any of these marks a known
// miss: what should be is said, and the test makes sure that it is still missed, so that the mark
// goes when it no longer is.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "extract/emit/json.h"
#include "extract/emit/text.h"
#include "extract/extractor.h"

namespace pare {
namespace {

namespace fs = std::filesystem;

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string Collapse(std::string_view s) {
  std::string out;
  for (const char c : s) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

// JSON a field and a block a line, so that a diff of expectations can be read.
std::string Spread(std::string_view json) {
  std::string out;
  bool quoted = false;
  for (size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '"' && (i == 0 || json[i - 1] != '\\' || (i > 1 && json[i - 2] == '\\'))) {
      quoted = !quoted;
    }
    out += json[i];
    const bool block = !quoted && (json.substr(i, 2) == "},");
    if (block) {
      out += ",\n";
      ++i;
    }
    if (!quoted && json.substr(i, 2) == "[{") out += "\n";
  }
  return out;
}

struct Claims {
  bool article = true;
  bool article_missed = false;
  struct Claim {
    bool missed;
    bool present;
    bool stretch;  // of a line; else a whole line
    std::string text;
  };
  std::vector<Claim> claims;
};

Claims ReadClaims(const fs::path& path, bool page) {
  Claims out;
  std::istringstream in(Read(path));
  for (std::string line; std::getline(in, line);) {
    const bool missed = line.starts_with("!");
    if (missed) line.erase(0, 1);
    if (line.starts_with("= ")) {
      out.article = line == "= article";
      out.article_missed = missed;
    }
    if (!line.starts_with("+") && !line.starts_with("-")) continue;
    const bool tilde = line.size() > 1 && line[1] == '~';
    out.claims.push_back({missed, line[0] == '+', page || tilde, line.substr(tilde ? 3 : 2)});
  }
  return out;
}

class SampleTest : public testing::TestWithParam<fs::path> {};

void Compare(const fs::path& path, const std::string& actual) {
  if (std::getenv("PARE_UPDATE_SAMPLES") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  EXPECT_EQ(Read(path), actual) << path << ": `make samples` writes it anew; look at the diff";
}

TEST_P(SampleTest, ComesOutAsExpected) {
  static const Extractor extractor = *Extractor::Create();
  const fs::path folder = GetParam();
  const bool page = fs::exists(folder / "input.html");
  const Article article = extractor.Extract(Read(folder / (page ? "input.html" : "input.txt")));
  EXPECT_EQ(article.input, page ? InputKind::kHtml : InputKind::kText);
  const std::string text = ToText(article);
  Compare(folder / "expected.txt", text);
  Compare(folder / "expected.json", Spread(ToJson(article)));

  const Claims claims = ReadClaims(folder / "claims.txt", page);
  EXPECT_EQ(article.status == Status::kArticle, claims.article != claims.article_missed);
  std::set<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.insert(line);
  const std::string flat = Collapse(text);
  EXPECT_FALSE(claims.claims.empty());
  for (const auto& claim : claims.claims) {
    const bool there = claim.stretch ? flat.find(Collapse(claim.text)) != std::string::npos
                                     : lines.contains(claim.text);
    EXPECT_EQ(there, claim.present != claim.missed)
        << (claim.missed ? "no longer missed: " : "") << (claim.present ? "+ " : "- ") << claim.text;
  }
}

std::vector<fs::path> Folders() {
  std::vector<fs::path> out;
  for (const char* kind : {"pages", "texts"}) {
    const fs::path root = fs::path(PARE_SOURCE_DIR) / "samples" / kind;
    for (const auto& entry : fs::directory_iterator(root)) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string NameOfFolder(const testing::TestParamInfo<fs::path>& info) {
  std::string name =
      info.param.parent_path().filename().string() + "_" + info.param.filename().string();
  for (char& c : name) {
    if (c == '-') c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, SampleTest, testing::ValuesIn(Folders()), NameOfFolder);

}  // namespace
}  // namespace pare
