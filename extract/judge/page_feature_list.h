// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the judge sees of a page as a whole: a part of the list in feature_list.h, which says what the
// columns mean.
#ifndef PARE_EXTRACT_JUDGE_PAGE_FEATURE_LIST_H_
#define PARE_EXTRACT_JUDGE_PAGE_FEATURE_LIST_H_

#define PARE_PAGE_FEATURES(X)                                                     \
  X(PageWords, Log, "words of the page")                                            \
  X(PageBlocks, Log, "blocks of the page")                                          \
  X(PageLinkShare, Share, "share of the page's words in links")                     \
  X(PageLongShare, Share, "share of the page's words in running text")              \
  X(PageLongBlocks, Log, "blocks of running text on the page")                      \
  X(PageLongMean, Log, "mean words of the page's running text")                     \
  X(PageEndMarks, Share, "share of the page's longer blocks with a sentence end")   \
  X(PageHeadings, Log, "headings of the page")                                      \
  X(PageLists, Share, "share of the page's words in lists")                         \
  X(PageTables, Share, "share of the page's words in tables")                       \
  X(PageCode, Share, "share of the page's words preformatted")                      \
  X(PageMedia, Log, "pictures on the page")                                         \
  X(PageControls, Log, "buttons and form fields on the page")                       \
  X(PageTimes, Log, "time elements on the page")                                    \
  X(PageArticles, Count, "article elements on the page")                            \
  X(PageMoney, Log, "blocks with a sign of money")                                  \
  X(PageQuestions, Log, "blocks that end with a question mark")                     \
  X(PageComments, Share, "share of blocks that rules hint are comments")            \
  X(PageRelated, Share, "share of blocks that rules hint are related")              \
  X(PageDropped, Share, "share of the page's blocks that rules have dropped")       \
  X(PageDroppedComments, Share, "share of the page's words dropped as comments")    \
  X(PageDroppedBylines, Share, "share of its blocks dropped as bylines")            \
  X(PageDroppedAds, Share, "share of its blocks dropped as advertisements")         \
  X(PageDroppedNavigation, Share, "share of its blocks dropped as navigation")      \
  X(PageDroppedRelated, Share, "share of its blocks dropped as other stories")      \
  X(BestPathShare, Share, "share of the running text of its commonest path")        \
  X(BestParentShare, Share, "share of the running text of its fullest parent")      \
  X(BestLong, Log, "words of running text in the fullest parent")                   \
  X(GroupShare, Share, "share of the page's words in its greatest group of records")\
  X(GroupRecords, Log, "records of the greatest group")                             \
  X(GroupMeanWords, Log, "mean words of the records of the greatest group")         \
  X(GroupLongMean, Log, "mean words of running text of the records of the greatest group") \
  X(GroupLinks, Share, "share in links of the greatest group of records")           \
  X(GroupWithDates, Share, "share of the greatest group's records with a date")     \
  X(GroupWithMedia, Share, "share of the greatest group's records with a picture")  \
  X(TitleWords, Count, "words of the page's title")                                 \
  X(TypeArticle, Flag, "declares itself an article")                                \
  X(TypeProduct, Flag, "declares itself a product")                                 \
  X(TypeForum, Flag, "declares itself a discussion or question")                    \
  X(TypeList, Flag, "declares itself a list or collection")                         \
  X(TypeHowTo, Flag, "declares itself a recipe, course or technical article")       \
  X(TypeBusiness, Flag, "declares itself a business or service")                    \
  X(OgArticle, Flag, "og:type is article")                                          \
  X(OgProduct, Flag, "og:type is product")                                          \
  X(OgWebsite, Flag, "og:type is website")                                          \
  X(HasPublished, Flag, "declares a date of publication")                           \
  X(HasAuthor, Flag, "declares an author")                                          \
  X(ForumSoftware, Flag, "made by forum software")                                  \
  X(DocsSoftware, Flag, "made by documentation software")                           \
  X(ShopSoftware, Flag, "made by shop software")                                    \
  X(BlogSoftware, Flag, "made by blog software")                                    \
  X(ViewPost, Flag, "its template is that of a post")                               \
  X(ViewPage, Flag, "its template is that of a page beside the posts")              \
  X(ViewList, Flag, "its template is that of a list")                               \
  X(ViewProduct, Flag, "its template is that of a product")                         \
  X(ViewThread, Flag, "its template is that of a thread")                           \
  X(ViewFront, Flag, "its template is that of a first page")                        \
  X(UrlKnown, Flag, "its address is known")                                         \
  X(UrlDepth, Count, "parts of its address's path")                                 \
  X(UrlDigits, Count, "digits in its address's last part")                          \
  X(UrlHyphens, Count, "hyphens in its address's last part")                        \
  X(UrlDate, Flag, "a date in its address")                                         \
  X(UrlQuery, Count, "parameters of its address")                                   \
  X(UrlSlash, Flag, "its address ends with a slash")                                \
  X(UrlExtension, Flag, "its address ends with a file's extension")                 \
  X(UrlPost, Flag, "its address speaks of posts or news")                           \
  X(UrlThread, Flag, "its address speaks of threads or a forum")                    \
  X(UrlProduct, Flag, "its address speaks of products or a shop")                   \
  X(UrlList, Flag, "its address speaks of categories or a search")                  \
  X(UrlDocs, Flag, "its address speaks of documentation")                           \
  X(UrlService, Flag, "its address speaks of services")

#endif  // PARE_EXTRACT_JUDGE_PAGE_FEATURE_LIST_H_
