// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/data.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pare::bench {
namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;
using Ids = std::vector<uint32_t>;
using Paths = std::vector<fs::path>;

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

class DataTest : public ::testing::Test {
 protected:
  DataTest()
      : root_(fs::path(::testing::TempDir()) /
              (std::string("bench_data_") +
               ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~DataTest() override { fs::remove_all(root_); }

  void Write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((root_ / name).parent_path());
    const gzFile out = gzopen((root_ / name).c_str(), "wb");
    gzwrite(out, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(out);
  }

  fs::path root_;
};

TEST_F(DataTest, FindsSetsAndStoryFilesByName) {
  Write("b/gold.jsonl.gz", "");
  Write("a/gold.jsonl.gz", "");
  Write("other/readme.txt", "");
  Write("stories.jsonl.gz", "");
  const auto data = ListDataFolder(root_);
  ASSERT_TRUE(data.ok());
  EXPECT_EQ(data->sets, (Paths{root_ / "a", root_ / "b"}));
  EXPECT_EQ(data->stories, (Paths{root_ / "stories.jsonl.gz"}));
}

TEST_F(DataTest, SaysThatTheFolderIsMissing) {
  const auto data = ListDataFolder(root_ / "nowhere");
  ASSERT_FALSE(data.ok());
  EXPECT_TRUE(Contains(std::string(data.status().message()), "nowhere"))
      << std::string(data.status().message());
}

TEST_F(DataTest, ASetsNameIsTheLastPartOfItsPath) {
  EXPECT_EQ(SetName("x/news"), "news");
  EXPECT_EQ(SetName("x/news/"), "news");
  EXPECT_EQ(SetName("x/stories.jsonl.gz"), "stories");
}

TEST_F(DataTest, ReadsPagesWithWhatIsUnknownLeftOut) {
  Write("news/gold.jsonl.gz",
        R"({"id": "1", "url": "https://example.com/", "type": "forum", "text": "T\u00e9a", )"
        R"("with": ["a", "b"], "without": ["c"]})"
        "\n"
        R"({"id": "2", "url": null, "type": null, "text": null, "with": null, "without": null})"
        "\n");
  Write("news/html/1.html.gz", "<p>Tea");
  Write("news/text/2.txt.gz", "Tea");
  const auto set = ReadPageSet(root_ / "news", kNoLimit);
  ASSERT_TRUE(set.ok());
  ASSERT_EQ(set->pages.size(), 2u);
  EXPECT_EQ(set->pages[0].url, "https://example.com/");
  EXPECT_EQ(set->pages[0].text, "Téa");
  EXPECT_EQ(set->pages[0].with, (Strings{"a", "b"}));
  EXPECT_EQ(set->pages[0].without, (Strings{"c"}));
  EXPECT_EQ(set->pages[1].type, "-");
  EXPECT_FALSE(set->pages[1].text.has_value());
  EXPECT_TRUE(set->pages[1].with.empty());
  EXPECT_EQ(ReadPage(*set, set->pages[0]).value(), "<p>Tea");
  EXPECT_EQ(ReadPage(*set, set->pages[1]).value(), "Tea");
  EXPECT_EQ(ReadPageSet(root_ / "news", 1)->pages.size(), 1u);
}

TEST_F(DataTest, NamesTheLineThatIsNotJson) {
  Write("news/gold.jsonl.gz", "{\"id\": \"1\"}\n{\"id\":\n");
  const auto set = ReadPageSet(root_ / "news", kNoLimit);
  ASSERT_FALSE(set.ok());
  EXPECT_TRUE(Contains(std::string(set.status().message()), "line 2"))
      << std::string(set.status().message());
}

TEST_F(DataTest, ReadsStories) {
  Write("s.jsonl.gz", R"({"id": "1", "kind": "clean", "text": "A.", "body": "A."})" "\n");
  const auto stories = ReadStories(root_ / "s.jsonl.gz", kNoLimit);
  ASSERT_TRUE(stories.ok());
  ASSERT_EQ(stories->size(), 1u);
  EXPECT_EQ((*stories)[0].kind, "clean");
}

TEST_F(DataTest, ReadsSeedsSortedByName) {
  Write("gold.json", R"({"b.txt": {"keep": [1, 3], "drop": [2], "either": []},
                         "a.txt": {"title_line": null, "keep": [1], "drop": [], "either": [4]}})");
  const auto seeds = ReadSeeds(root_);
  ASSERT_TRUE(seeds.ok());
  ASSERT_EQ(seeds->size(), 2u);
  EXPECT_EQ((*seeds)[0].name, "a.txt");
  EXPECT_EQ((*seeds)[0].either, (Ids{4}));
  EXPECT_EQ((*seeds)[1].keep, (Ids{1, 3}));
  EXPECT_EQ((*seeds)[1].drop, (Ids{2}));
}

TEST_F(DataTest, LoadPagesGivesBytesAndAddresses) {
  Write("news/gold.jsonl.gz",
        "{\"id\": \"1\", \"url\": \"https://example.com/1\"}\n{\"id\": \"2\"}\n");
  Write("news/html/1.html.gz", "<p>one");
  const auto pages = LoadPages(root_ / "news", 1);
  ASSERT_TRUE(pages.ok()) << pages.status().message();
  ASSERT_EQ(pages->size(), 1u);
  EXPECT_EQ(pages->front().bytes, "<p>one");
  EXPECT_EQ(pages->front().url, "https://example.com/1");
  EXPECT_TRUE(absl::IsNotFound(LoadPages(root_ / "news", 2).status())) << "the second has no file";
  EXPECT_TRUE(absl::IsNotFound(LoadPages(root_ / "news", 0).status())) << "no page at all";
}

TEST_F(DataTest, ForEachPageReadsAllAndTellsTheFirstThatItCannot) {
  Write("news/gold.jsonl.gz", "{\"id\": \"1\"}\n{\"id\": \"2\"}\n{\"id\": \"3\"}\n");
  Write("news/html/1.html.gz", "one");
  Write("news/html/3.html.gz", "three");
  const auto set = ReadPageSet(root_ / "news", kNoLimit);
  ASSERT_TRUE(set.ok());
  std::vector<std::string> seen(3);
  const absl::Status status =
      ForEachPage(*set, 2, [&](size_t i, const std::string& bytes) { seen[i] = bytes; });
  EXPECT_EQ(seen, Strings({"one", "", "three"}));
  EXPECT_TRUE(absl::IsNotFound(status));
  EXPECT_TRUE(Contains(std::string(status.message()), "2.")) << status.message();
}

}  // namespace
}  // namespace pare::bench
