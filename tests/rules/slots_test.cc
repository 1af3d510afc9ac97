// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// {name} in scripts with and without capitals. Dates and numbers are in calendar_test.cc.
#include "extract/rules/slots.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/rules/naive_phrase.h"

namespace pare {
namespace {

bool Matches(std::string_view phrase, std::string_view text) {
  Phrase parsed;
  const auto error = ParsePhrase(phrase, parsed);
  EXPECT_FALSE(error.has_value()) << phrase;
  return NaivelyMatches(parsed, text);
}

void ExpectAll(std::string_view phrase, std::vector<std::string_view> texts) {
  for (const auto text : texts) EXPECT_TRUE(Matches(phrase, text)) << phrase << ": " << text;
}
void ExpectNone(std::string_view phrase, std::vector<std::string_view> texts) {
  for (const auto text : texts) EXPECT_FALSE(Matches(phrase, text)) << phrase << ": " << text;
}

TEST(NameSlot, HanNamesBesideAWord) {
  ExpectAll("记者 {name}", {"记者 张三", "记者：李小明", "记者张三", "记者 欧阳小明"});
  ExpectNone("记者 {name}", {"记者 张", "记者 张三李四王", "记者", "记者 张3", "记者张三 2024"});
  ExpectAll("{name} 记者", {"山田太郎 记者", "山田 太郎 记者"});
  ExpectAll("文＝{name}", {"文＝山田 太郎", "文=山田 さくら", "文＝山田太郎"});
  ExpectAll("记者 {name} {date}", {"记者 张三 2024年6月3日", "记者张三 2024-06-03"});
}

TEST(NameSlot, KanaNamesHaveMiddleDots) {
  ExpectAll("文 {name}", {"文 ジョン・スミス", "文 レオナルド・ディカプリオ"});
  ExpectNone("文 {name}", {"文 ジョン", "文 ジョン スミス", "文 ジョン・", "文 ア・イ・ウ・エ・オ"});
}

TEST(NameSlot, HangulNamesAreOneWord) {
  ExpectAll("{name} 기자", {"홍길동 기자", "남궁민수 기자"});
  ExpectNone("{name} 기자", {"홍 기자", "대한민국서 기자", "홍길동2 기자", "기자"});
}

TEST(NameSlot, WordsOfOtherScriptsWithoutCapitals) {
  ExpectAll("بقلم {name}", {"بقلم محمد علي", "بقلم: محمد بن علي", "بقلم عبد الله أحمد حسن"});
  ExpectNone("بقلم {name}", {"بقلم محمد", "بقلم محمد علي، القاهرة", "بقلم ا ب ج د ه",
             "بقلم محمد 5"});
  ExpectAll("מאת {name}", {"מאת ישראל ישראלי", "מאת: ישראל כהן-לוי"});
  ExpectAll("लेखक {name}", {"लेखक राम कुमार"});
  ExpectNone("लेखक {name}", {"लेखक राम", "लेखक राम محمد"});
}

TEST(NameSlot, WithoutAWordOnlyCapitalsTell) {
  ExpectAll("{name}", {"Jane Doe", "Иван Иванов", "Γιάννης Παπαδόπουλος"});
  ExpectNone("{name}", {"张三", "山田 太郎", "ジョン・スミス", "홍길동", "محمد علي", "राम कुमार"});
  ExpectNone("{name} {date}", {"张三 2024年6月3日", "محمد علي 3.6.2024"});
  ExpectAll("{name} {date}", {"Jane Doe 3.6.2024"});
}

TEST(NameSlot, BesideASlotThatTakesAnythingOnlyCapitalsTell) {
  ExpectNone("by {any} {name}", {"by the 张三", "by x محمد علي"});
  ExpectAll("by {any} {name}", {"by the Jane Doe"});
  ExpectNone("by {name} {any}", {"by 张三 x"});
}

// The strings in back quotes of a table's cell.
std::vector<std::string> ExamplesIn(const std::string& cell) {
  std::vector<std::string> examples;
  for (size_t begin = cell.find('`'); begin != std::string::npos;) {
    const size_t end = cell.find('`', begin + 1);
    if (end == std::string::npos) break;
    examples.push_back(cell.substr(begin + 1, end - begin - 1));
    begin = cell.find('`', end + 1);
  }
  return examples;
}

TEST(Slots, TakeWhatTheReadmeSays) {
  std::ifstream readme(std::string(PARE_SOURCE_DIR) + "/rules/README.md");
  size_t rows = 0;
  for (std::string line; std::getline(readme, line);) {
    if (!line.starts_with("| `{")) continue;
    const size_t second = line.find('|', 1), third = line.find('|', second + 1);
    const std::string slot = ExamplesIn(line.substr(0, second)).at(0);
    // {any} must not stand alone.
    const std::string phrase = slot == "{any}" ? "x " + slot : slot;
    const std::string before = slot == "{any}" ? "x " : "";
    for (const auto& text : ExamplesIn(line.substr(second, third - second))) {
      EXPECT_TRUE(Matches(phrase, before + text)) << slot << ": " << text;
    }
    for (const auto& text : ExamplesIn(line.substr(third))) {
      EXPECT_FALSE(Matches(phrase, before + text)) << slot << ": " << text;
    }
    ++rows;
  }
  EXPECT_EQ(rows, 7u);
}

TEST(Slots, TakeNoMoreTokensThanTheySay) {
  std::string text;
  for (int i = 0; i < 60; ++i) {
    text += "1 day and about a couple of 10:30:05 GMT+01:00 Monday June 3 ア・";
  }
  TokenLine line;
  line.Cut(text, text.size());
  for (int s = 0; s < static_cast<int>(Slot::kCount); ++s) {
    const auto slot = static_cast<Slot>(s);
    for (size_t begin = 0; begin < line.size() + 2; ++begin) {
      std::vector<uint32_t> ends;
      AppendSlotEnds(slot, line, begin, ends);
      for (const uint32_t end : ends) {
        EXPECT_GE(end, begin + SizeOf(slot).least) << s;
        EXPECT_LE(end, begin + SizeOf(slot).most) << s;
        EXPECT_LE(end, line.size()) << s;
      }
    }
  }
}

}  // namespace
}  // namespace pare
