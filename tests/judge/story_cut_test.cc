// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_cut.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "extract/judge/dateline.h"

namespace pare {
namespace {

using Lines = std::vector<std::string>;

StoryCut Cut(const Lines& lines, std::string_view title = "") {
  std::vector<Passage> passages;
  for (const std::string& line : lines) passages.push_back({.text = line});
  return FindStoryCut(passages, title);
}

Lines Join(Lines a, const Lines& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// An article on one subject, 8 paragraphs.
Lines Article() {
  return {
      "The harbour council voted on Tuesday to rebuild the old stone breakwater, which winter "
      "storms have damaged for three years in a row.",
      "Engineers told the council that the breakwater had lost a third of its stone, and that the "
      "harbour would silt up within ten years if nothing was done.",
      "\"Without the breakwater there is no harbour,\" said the council's chairwoman, Jane Doe. "
      "\"And without the harbour there is no fishing fleet in this town.\"",
      "The fishing fleet has shrunk to forty boats, half of what the harbour held a generation "
      "ago, but it still employs every tenth worker of the town.",
      "The council will borrow most of the money for the stone, and the fishing fleet's owners "
      "have promised to pay a higher harbour fee while the engineers are at work.",
      "Engineers expect that rebuilding the breakwater will take two summers, because the stone "
      "can be laid only when the winter storms are over.",
      "Some owners of fishing boats fear that the harbour fee will stay when the breakwater is "
      "finished. The council promised to review the fee every year.",
      "The first stone for the harbour's breakwater will be laid in April, the council said, "
      "after the engineers have measured the storm damage once more."};
}

// The lead of a story on something else.
std::string Lead() {
  return "Astronomers using a radio telescope have detected unusually regular signals from a "
         "distant galaxy cluster, puzzling theorists who believed such pulses impossible. "
         "Several observatories confirmed the measurements during follow-up observations.";
}

struct Language {
  const char* name;
  Lines article;
  Lines tail;  // a title, and leads that break off; no dateline, no byline
};

std::vector<Language> Languages() {
  return {
      {"Russian",
       {"Городской совет во вторник решил восстановить старый каменный волнорез, который три года "
        "подряд разрушали зимние штормы.",
        "Инженеры сообщили совету, что волнорез потерял треть камня и что гавань обмелеет за десять "
        "лет, если ничего не делать.",
        "«Без волнореза нет гавани, — сказала председатель совета Анна Иванова. — А без гавани в "
        "городе не будет рыболовного флота».",
        "Рыболовный флот сократился до сорока судов, вдвое по сравнению с прошлым поколением, но "
        "всё ещё даёт работу каждому десятому жителю города.",
        "Совет займёт большую часть денег на камень, а владельцы рыболовных судов обещали платить "
        "повышенный сбор за гавань, пока работают инженеры.",
        "Инженеры ожидают, что восстановление волнореза займёт два лета, потому что камень можно "
        "укладывать лишь после зимних штормов.",
        "Первый камень волнореза уложат в апреле, сообщил совет, после того как инженеры ещё раз "
        "измерят повреждения от штормов."},
       {"Необычные сигналы озадачили астрономов обсерватории",
        "Учёные обнаружили удивительно регулярные импульсы из далёкого скопления галактик; теоретики "
        "прежде полагали подобное излучение невозможным, однако независимые телескопы подтвердили"}},
      {"German",
       {"Der Gemeinderat beschloss am Dienstag, den alten steinernen Wellenbrecher zu erneuern, den "
        "Winterstürme drei Jahre hintereinander beschädigt haben.",
        "Ingenieure sagten dem Gemeinderat, der Wellenbrecher habe ein Drittel seiner Steine "
        "verloren, und der Hafen werde in zehn Jahren verlanden.",
        "„Ohne den Wellenbrecher gibt es keinen Hafen“, sagte die Vorsitzende des Gemeinderats. "
        "„Und ohne den Hafen gibt es keine Fischer mehr in dieser Stadt.“",
        "Die Flotte der Fischer ist auf vierzig Boote geschrumpft, halb so viele wie vor einer "
        "Generation, doch im Hafen arbeitet noch jeder zehnte Bewohner der Stadt.",
        "Der Gemeinderat will das meiste Geld für die Steine leihen, und die Fischer haben "
        "versprochen, eine höhere Gebühr für den Hafen zu zahlen, solange die Ingenieure arbeiten.",
        "Die Ingenieure erwarten, dass die Arbeit am Wellenbrecher zwei Sommer dauert, weil die "
        "Steine erst nach den Winterstürmen gelegt werden können.",
        "Die ersten Steine des Wellenbrechers werden im April gelegt, teilte der Gemeinderat mit, "
        "wenn die Ingenieure die Schäden der Stürme noch einmal vermessen haben."},
       {"Rätselhafte Signale verblüffen die Astronomie",
        "Forscherinnen entdeckten ungewöhnlich regelmäßige Impulse eines entfernten "
        "Galaxienhaufens; Theoretiker hielten derartige Strahlung bislang für ausgeschlossen, doch "
        "unabhängige Teleskope bestätigten"}},
      {"Chinese",
       {"市议会星期二决定重建旧石头防波堤，这座防波堤连续三年被冬季风暴损坏。",
        "工程师告诉市议会，防波堤已经失去三分之一的石头，如果不重建防波堤，港口十年内就会淤塞。",
        "市议会主席说，没有防波堤就没有港口，没有港口，这座城市就没有渔船。",
        "渔船只剩下四十艘，是上一代人时的一半，但是港口和渔船仍然养活城市里十分之一的工人。",
        "市议会将借款购买石头，渔船的主人答应在工程师重建防波堤期间缴纳更高的港口费。",
        "工程师预计重建防波堤需要两个夏天，因为只有冬季风暴过去以后才能放置石头。",
        "市议会说，防波堤的第一块石头将在四月放置，在那以前工程师会再次测量风暴造成的损坏。"},
       {"神秘信号困扰天文学家",
        "研究人员利用射电望远镜探测到来自遥远星系团异常规律的脉冲，理论物理学者此前认为这类辐射"
        "不可能存在，多个天文台随后独立证实了观测结果，然而其来源"}},
  };
}

TEST(StoryCut, NeedsNoLanguage) {
  for (const Language& l : Languages()) {
    EXPECT_EQ(Cut(l.article).first, l.article.size()) << l.name;
    const StoryCut cut = Cut(Join(l.article, l.tail));
    EXPECT_EQ(cut.first, l.article.size()) << l.name;
    EXPECT_GT(cut.score, 0.0) << l.name;
  }
}

TEST(StoryCut, LeavesAnArticleOnOneSubjectWhole) {
  const StoryCut cut = Cut(Article());
  EXPECT_EQ(cut.first, 8u);
  EXPECT_EQ(cut.reason, "");
  EXPECT_EQ(cut.score, 0.0);
}

TEST(StoryCut, CutsAtADatelineOfAnotherStory) {
  const StoryCut cut = Cut(Join(Article(), {"TOKYO – " + Lead()}));
  EXPECT_EQ(cut.first, 8u);
  EXPECT_GT(cut.score, 0.0);
  EXPECT_EQ(cut.reason.find("dateline \"TOKYO –\"; "), 0u) << cut.reason;
  EXPECT_NE(cut.reason.find("are known from the article"), std::string::npos) << cut.reason;
}

// Widgets leave lines of a dateline's shape behind.
TEST(StoryCut, ADatelineWithoutASentenceOpensNoStory) {
  for (const std::string line :
       {"ADVERTISEMENT – Article continues below", "REKLAMA - KONTYNUUJ CZYTANIE PONIŻEJ",
        "VIDÉO - Les pêcheurs racontent la nuit", "ЧИТАЙТЕ ТАКЖЕ - Сигналы озадачили астрономов",
        "WATCH ALSO - Puzzling signals from space!"}) {
    for (size_t place = 1; place <= Article().size(); ++place) {
      Lines lines = Article();
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(place), line);
      EXPECT_EQ(Cut(lines).first, lines.size()) << line << " at " << place;
    }
  }
}

TEST(StoryCut, CutsAtATitleWithAByline) {
  const StoryCut cut =
      Cut(Join(Article(), {"Regular Pulses Puzzle Observers", "By John Smith", Lead()}));
  EXPECT_EQ(cut.first, 8u);
  EXPECT_EQ(cut.reason.find("a title and a byline; "), 0u) << cut.reason;
}

TEST(StoryCut, CutsAllFromTheFirstOfSeveralStories) {
  const StoryCut cut = Cut(Join(
      Article(), {"WASHINGTON (Reuters) - " + Lead(), "Cheese Makers Celebrate Record Exports",
                  "By Jane Doe",
                  "Alpine dairies shipped more wheels abroad than ever, according to customs "
                  "figures published yesterday, thanks to growing appetite in Asian markets"}));
  EXPECT_EQ(cut.first, 8u) << cut.reason;
}

TEST(StoryCut, AStoryBehindAPagesHeadIsNotAnotherOne) {
  Lines lines = {"Home", "Sign in to read all of our news without advertisements this summer and "
                 "support the work of our local newsroom", "Four years ago", "News and weather"};
  Lines story = Article();
  story[0] = "OSLO (AP) — " + story[0];
  lines = Join(lines, {Lead(), Lead()});
  EXPECT_EQ(Cut(Join(lines, story)).first, lines.size() + story.size());
}

TEST(StoryCut, KeepsAStoryThatOpensWithADateline) {
  Lines lines = Article();
  lines[0] = "OSLO (AP) — " + lines[0];
  EXPECT_EQ(Cut(lines).first, 8u);
  EXPECT_EQ(Cut(Join(lines, {"TOKYO – " + Lead()})).first, 8u);
}

TEST(StoryCut, ADatelineWithoutABreakInVocabularyIsNoCut) {
  Lines lines = Article();
  lines[5] = "HARBOUR TOWN – " + lines[5];
  EXPECT_EQ(Cut(lines).first, 8u);
}

TEST(StoryCut, ATextFullOfDatelinesIsNotCut) {
  Lines lines = Article();
  for (const char* place : {"TOKYO", "PARIS", "CAIRO", "LIMA", "DELHI", "QUITO"}) {
    lines.push_back(std::string(place) + " – " + Lead());
  }
  const StoryCut cut = Cut(lines);
  EXPECT_EQ(cut.reason.find("dateline"), std::string::npos) << cut.reason;
}

TEST(StoryCut, KeepsHeadingsQuestionsAndListsOfTheArticle) {
  const Lines lines = Join(
      Article(),
      {"What will the breakwater cost?",
       "The engineers put the cost of the breakwater at nine million, of which the council has "
       "four; the fishing fleet's fee will bring another million in the next five years.",
       "- two hundred tons of stone for the breakwater", "- new lights for the harbour",
       "Note – the harbour stays open while the engineers rebuild the breakwater this summer."});
  EXPECT_EQ(Cut(lines).first, lines.size());
}

TEST(StoryCut, TheTitleHelpsToTellTheStoriesApart) {
  const Lines lines = Join(Article(), {Lead(), Lead() + " Its cause remains unknown."});
  EXPECT_GE(Cut(lines).first, 8u);
  EXPECT_EQ(Cut(lines, "Council to rebuild harbour breakwater").first, 8u);
}

TEST(StoryCut, ShortTextsAndOddInputAreLeftWhole) {
  EXPECT_EQ(Cut({}).first, 0u);
  EXPECT_EQ(Cut({""}).first, 1u);
  EXPECT_EQ(Cut({"A line.", "TOKYO – Another line."}).first, 2u);
  EXPECT_EQ(Cut(Lines(50, "")).first, 50u);
  EXPECT_EQ(Cut(Lines(50, "\xff\xfe\x80 \xe4\xba")).first, 50u);
  EXPECT_EQ(Cut(Lines(200, "the same line again and again")).first, 200u);
}

TEST(StoryCut, TakesLinearTime) {
  Lines lines;
  for (int i = 0; i < 100000; ++i) lines.push_back("word" + std::to_string(i) + " TOKYO – (AP) a");
  lines.push_back(std::string(2000000, 'x'));
  const auto start = std::chrono::steady_clock::now();
  Cut(lines);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(Dateline, KnowsTheShapesOfManyLanguages) {
  const struct { const char *text, *dateline; } kCases[] = {
      {"TOKYO – The", "TOKYO –"},
      {"  WASHINGTON (Reuters) - The", "WASHINGTON (Reuters) -"},
      {"LOS ANGELES, CA – The", "LOS ANGELES, CA –"},
      {"ST. PAUL, Minn. (AP) — A", "ST. PAUL, Minn. (AP) —"},
      {"MOSCOW January 3, 2026 – The", "MOSCOW January 3, 2026 –"},
      {"BERLIN, 3. Mai (dpa) – Der", "BERLIN, 3. Mai (dpa) –"},
      {"Berlin (dpa) - Der", "Berlin (dpa) -"},
      {"SÃO PAULO — O", "SÃO PAULO —"},
      {"ΑΘΗΝΑ – Η", "ΑΘΗΝΑ –"},
      {"МОСКВА, 3 мая — ТАСС.", "МОСКВА, 3 мая —"},
      {"Москва, 3 мая. /ТАСС/. В", "Москва, 3 мая. /ТАСС/"},
      {"(AP) — The", "(AP) —"},
      {"北京3月5日电 国务院", "北京3月5日电"},
      {"（巴黎5日讯）法", "（巴黎5日讯"},
      {"【東京共同】政府", "【東京共同】"},
      {"(서울=연합뉴스) 정부", "(서울=연합뉴스)"},
      {"القاهرة (رويترز) - قال", "القاهرة (رويترز) -"},
  };
  for (const auto& c : kCases) {
    const Dateline dateline = FindDateline(c.text);
    EXPECT_EQ(dateline.shape, DatelineShape::kStrong) << c.text;
    EXPECT_EQ(dateline.text, c.dateline) << c.text;
  }
  EXPECT_EQ(FindDateline("PARIS: The").shape, DatelineShape::kWeak);
}

TEST(Dateline, LabelsNamesAndSentencesAreNone) {
  for (const char* text :
       {"Note – see below", "NOTE: see below", "Monday: rain", "JavaScript – The language",
        "FAQ – what is it", "AI: it is", "MODEL NAME 3: new", "It is 3 - 4", "John Smith – a man", "Step (1) - do",
        "Bread (white) - 3 slices", "【免责声明】本文", "- TOKYO – in a list", "", " ", "–",
        "\xe2\x80", "TOKYO–no space", "[..==] text of a log"}) {
    EXPECT_EQ(FindDateline(text).shape, DatelineShape::kNone) << text;
  }
}

TEST(Byline, IsALineOfItsOwn) {
  for (const char* text : {"By Jane Doe", "BY JANE DOE AND JOHN SMITH", "Von Max Mustermann",
                           "Par Jean Dupont", "Автор: Иван Иванов", "作者：张三",
                           "文／山田太郎", "««««««««««««««««««««««««««««««« By Jane Doe",
                           "(by Jane Doe", "— Von Max Mustermann",
                           // Joiners part no words.
                           "By Anna Maria Lopez de la Cruz San\u200Dtan\u200Dder"}) {
    EXPECT_TRUE(IsByline(text)) << text;
  }
  for (const char* text :
       {"By the way, this is a sentence.", "By", "", "Byzantium fell", "By the time that the "
        "council had voted on all of it the night was over"}) {
    EXPECT_FALSE(IsByline(text)) << text;
  }
}

}  // namespace
}  // namespace pare
