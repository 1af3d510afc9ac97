// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// {date}, {ago} and {n} as people write them, language by language. What ICU writes is tested in
// calendar_icu_test.cc.
#include "extract/rules/calendar.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/slots.h"

namespace pare {
namespace {

bool TakesAll(Slot slot, std::string_view text) {
  TokenLine line;
  line.Cut(text, text.size());
  std::vector<uint32_t> ends;
  AppendSlotEnds(slot, line, 0, ends);
  return std::find(ends.begin(), ends.end(), line.size()) != ends.end();
}

struct Language {
  std::string_view name;
  std::vector<std::string_view> dates, agos, numbers;
};

const Language kLanguages[] = {
    {"English",
     {"Monday, 3 June 2024", "Jun 3rd, 2024 at 5:30 p.m. EST", "10:30 GMT, Mon 3 June 2024",
      "June 3", "Sept. 3, 2024"},
     {"yesterday", "about 2 hours ago", "2h ago", "1 day and 3 hours ago", "last month",
      "Yesterday at 10:30", "two weeks ago", "half an hour ago"},
     {"1.2K", "12,345", "3 million", "12,34,567"}},
    {"German",
     {"Montag, 3. Juni 2024", "Mo., 3. Jun. 2024, 10:30 Uhr", "am 3. Juni 2024 um 10.30 Uhr",
      "3. Jänner 2024", "03.06.2024 - 10:30", "03.06.2024 - 10.30 Uhr", "Juni 2024",
      "3.6.2024, 10 Uhr"},
     {"gestern", "vor einer Stunde", "vor 5 Minuten", "vor zwei Tagen", "vor etwa 3 Wochen",
      "vor 5 Std.", "gestern um 10:30 Uhr", "gerade eben", "vor ein paar Minuten"},
     {"1,2 Tsd.", "1.234", "2,5 Mio.", "3 Millionen"}},
    {"French",
     {"lundi 3 juin 2024", "le 1er août 2024 à 14h30", "mar. 5 mars 2024, 10:30",
      "03/06/2024 à 10:30", "3 févr. 2024", "le 3 juin 2024 à 9 h"},
     {"hier", "il y a une heure", "il y a 2 jours", "il y a environ 3 mois", "à l’instant",
      "hier à 10h30", "il y a deux semaines", "Il y a quelques minutes"},
     {"1,2 k", "1\u202F234", "2,5 M", "3 millions"}},
    {"Spanish",
     {"lunes, 3 de junio de 2024", "3 de junio del 2024 a las 10:30 h", "3 jun. 2024, 17:05",
      "junio de 2024", "mar 5 mar 2024", "El 3 de junio de 2024", "3 ago 2024"},
     {"ayer", "hace un día", "hace 5 horas", "hace dos semanas", "hace casi 3 años",
      "5 horas atrás", "ayer a las 10:30"},
     {"1,2 mil", "1.234", "3 millones"}},
    {"Portuguese",
     {"segunda-feira, 3 de junho de 2024", "3 de jun. de 2024 às 10h30", "03/06/2024 às 10h",
      "3 de março de 2024", "segunda, 3 de junho"},
     {"ontem", "há uma hora", "há 5 dias", "uma hora atrás", "5 minutos atrás", "faz 2 semanas"},
     {"1,2 mil", "1.234", "2,5 mi"}},
    {"Italian",
     {"lunedì 3 giugno 2024", "3 giu 2024, ore 10:30", "1º maggio 2024 alle 10.30", "lun 3 giu",
      "3 giugno"},
     {"ieri", "un'ora fa", "5 giorni fa", "circa 2 ore fa", "poco fa", "ieri alle 10:30",
      "due settimane fa"},
     {"1,2 mln", "1.234", "3 milioni"}},
    {"Dutch",
     {"maandag 3 juni 2024", "3 mrt. 2024 om 10:30 uur", "ma 3 juni 2024",
      "3 juni 2024, 10.30 uur"},
     {"gisteren", "een uur geleden", "5 minuten geleden", "twee dagen geleden", "zojuist",
      "gisteren om 10:30"},
     {"1.234", "1,2 mln", "3 miljoen"}},
    {"Polish",
     {"poniedziałek, 3 czerwca 2024", "3 cze 2024, 10:30", "3 czerwca 2024 r. o godz. 10:30",
      "3.06.2024 g. 10:30", "3 lip 2024"},
     {"wczoraj", "godzinę temu", "5 minut temu", "kilka dni temu", "dwa tygodnie temu",
      "przed chwilą", "wczoraj o 10:30"},
     {"1,2 tys.", "1 234", "3 miliony"}},
    {"Russian",
     {"понедельник, 3 июня 2024 г.", "3 июня 2024 года в 10:30", "10:30, 3 июня 2024",
      "Пн, 3 июн. 2024",
      "3 июня, 10:30", "03.06.2024 10:30 МСК"},
     {"вчера", "час назад", "5 минут назад", "2 дня назад", "несколько часов назад",
      "вчера в 10:30", "только что", "сегодня, 10:30"},
     {"1,2 тыс.", "1 234", "3 млн"}},
    {"Ukrainian",
     {"понеділок, 3 червня 2024 р.", "3 червня 2024 року о 10:30", "10:30, 3 червня 2024",
      "3 черв. 2024"},
     {"учора", "годину тому", "5 хвилин тому", "2 дні тому", "щойно", "вчора о 10:30"},
     {"1,2 тис.", "1 234"}},
    {"Greek",
     {"Δευτέρα, 3 Ιουνίου 2024", "3 Ιουν. 2024, 10:30 π.μ.", "3 Ιουνίου 2024 στις 10:30"},
     {"χθες", "πριν από 5 ώρες", "πριν 2 ημέρες", "5 λεπτά πριν", "πριν από μία ώρα", "μόλις τώρα"},
     {"1,2 χιλ.", "1.234"}},
    {"Turkish",
     {"3 Haziran 2024 Pazartesi", "3 Haz 2024 10:30", "03.06.2024 saat 10:30",
      "3 Şubat 2024, 10:30"},
     {"dün", "5 dakika önce", "bir saat önce", "iki gün önce", "az önce", "dün 10:30"},
     {"1,2 B", "1.234", "3 milyon"}},
    {"Swedish",
     {"måndag 3 juni 2024", "3 juni 2024 kl. 10:30", "den 3 juni 2024 klockan 10.30", "mån 3 jun"},
     {"i går", "för en timme sedan", "5 minuter sedan", "för två dagar sedan", "igår kl 10:30",
      "nyss", "för 5 min sen"},
     {"1,2 mn", "1 234"}},
    {"Danish",
     {"mandag den 3. juni 2024", "3. juni 2024 kl. 10.30", "d. 3. juni 2024", "man. 3. jun. 2024"},
     {"i går", "for en time siden", "5 minutter siden", "for to dage siden", "lige nu"},
     {"1,2 mio.", "1.234"}},
    {"Norwegian",
     {"mandag 3. juni 2024", "3. juni 2024 kl. 10:30", "3. des. 2024, 10.30", "man. 3. juni"},
     {"i går", "for en time siden", "5 minutter siden", "for 2 uker siden", "akkurat nå"},
     {"1,2 mill.", "1 234"}},
    {"Finnish",
     {"maanantai 3. kesäkuuta 2024", "maanantaina 3. kesäkuuta 2024 klo 10.30",
      "3.6.2024 klo 10.30",
      "ma 3.6.2024"},
     {"eilen", "tunti sitten", "5 minuuttia sitten", "kaksi päivää sitten", "eilen klo 10.30",
      "juuri nyt"},
     {"1,2 milj.", "1 234"}},
    {"Czech",
     {"pondělí 3. června 2024", "3. června 2024 v 10:30", "3. 6. 2024 10:30", "po 3. 6. 2024"},
     {"včera", "před hodinou", "před 5 minutami", "před 2 dny", "včera v 10:30", "před chvílí"},
     {"1,2 tis.", "1 234"}},
    {"Romanian",
     {"luni, 3 iunie 2024", "3 iun. 2024, 10:30", "3 iunie 2024, ora 10:30", "Luni, 3 Iunie"},
     {"ieri", "acum o oră", "acum 5 minute", "acum 20 de ore", "ieri la 10:30", "2 zile în urmă"},
     {"1,2 mii", "1.234"}},
    {"Hungarian",
     {"2024. június 3., hétfő", "2024. június 3. 10:30", "2024. jún. 3., hétfő 10:30",
      "2024.06.03. 10:30", "június 3-án"},
     {"tegnap", "5 órával ezelőtt", "egy órája", "2 napja", "két hete", "épp most", "ma 10:30"},
     {"1,2 E", "1 234", "3 millió"}},
    {"Chinese, simplified",
     {"2024年6月3日 星期一", "2024年6月3日（周一）10:30", "2024年6月3日 上午10:30", "6月3日",
      "2024-06-03 10:30:05", "2024年6月3日10时30分", "2024年6月3日下午3点30分", "2024年6月"},
     {"昨天", "5分钟前", "2个小时前", "3天前", "刚刚", "昨天 10:30", "两天前", "半小时前",
      "1个月前"},
     {"1.2万", "1,234", "3亿"}},
    {"Chinese, traditional",
     {"2024年6月3日 星期一", "2024年6月3日 週一 下午3:30", "2024/06/03 (一) 15:30", "2024年6月3日"},
     {"昨天", "5 分鐘前", "2 小時前", "3 天前", "剛剛", "昨天 下午3:30"},
     {"1.2萬", "1,234"}},
    {"Japanese",
     {"2024年6月3日(月)", "2024年6月3日（月・祝） 10時30分", "2024年6月3日月曜日", "6月3日 10:30",
      "2024.06.03(月) 10:30", "２０２４年６月３日 午後3時"},
     {"昨日", "5分前", "2時間前", "3日前", "1か月前", "たった今", "数時間前", "昨日 10:30"},
     {"1.2万", "１２３"}},
    {"Korean",
     {"2024년 6월 3일 월요일", "2024년 6월 3일(월) 오후 3:30", "2024. 6. 3. 오후 3시 30분",
      "2024.06.03. 15:30", "6월 3일"},
     {"어제", "5분 전", "2시간 전", "한 시간 전", "3일 전", "방금 전", "어제 오후 3:30"},
     {"1.2만", "1,234", "3천"}},
    {"Arabic",
     {"الاثنين، 3 يونيو 2024", "٣ يونيو ٢٠٢٤ الساعة ١٠:٣٠ ص", "3 حزيران 2024", "03‏/06‏/2024",
      "الاثنين 3 يونيو 2024 - 10:30 صباحا"},
     {"أمس", "قبل ساعة", "منذ 5 دقائق", "قبل ساعتين", "قبل يومين", "الآن", "منذ ٣ أيام"},
     {"١٢", "1.2 ألف", "٣ ملايين", "١٬٢٣٤"}},
    {"Hebrew",
     {"יום שני, 3 ביוני 2024", "3 ביוני 2024 בשעה 10:30", "3 יוני 2024", "3.6.2024 10:30"},
     {"אתמול", "לפני שעה", "לפני 5 דקות", "לפני יומיים", "לפני כמה ימים", "עכשיו",
      "אתמול בשעה 10:30"},
     {"1,234", "3 מיליון"}},
    {"Hindi",
     {"सोमवार, 3 जून 2024", "3 जून 2024 को 10:30 बजे", "३ जून २०२४", "03 जून 2024, 10:30 AM"},
     {"कल", "5 घंटे पहले", "एक घंटे पहले", "2 दिन पहले", "अभी अभी", "कुछ मिनट पहले"},
     {"1.2 हज़ार", "१२३", "3 लाख", "1,23,456"}},
    {"Indonesian",
     {"Senin, 3 Juni 2024", "Senin, 03 Jun 2024 10:30 WIB", "3 Agustus 2024 pukul 10.30",
      "tanggal 3 Juni 2024"},
     {"kemarin", "5 menit yang lalu", "sejam yang lalu", "2 hari lalu", "satu jam lalu",
      "baru saja"},
     {"1,2 rb", "1.234", "3 juta", "1,2 jt"}},
    {"Vietnamese",
     {"Thứ Hai, ngày 3 tháng 6 năm 2024", "3 tháng 6, 2024", "Thứ hai, 3/6/2024, 10:30 (GMT+7)",
      "10:30 ngày 03/06/2024", "tháng 6 năm 2024", "3 thg 6, 2024"},
     {"hôm qua", "5 giờ trước", "một giờ trước", "cách đây 2 ngày", "vừa xong", "3 tuần trước"},
     {"1,2N", "1.234", "3 triệu"}},
};

TEST(Calendar, DatesOfEveryLanguage) {
  for (const Language& language : kLanguages) {
    EXPECT_GE(language.dates.size(), 3u) << language.name;
    for (const auto text : language.dates) {
      EXPECT_TRUE(TakesAll(Slot::kDate, text)) << language.name << ": " << text;
      EXPECT_FALSE(TakesAll(Slot::kAgo, text)) << language.name << ": " << text;
    }
  }
}

TEST(Calendar, SpansOfThePastInEveryLanguage) {
  for (const Language& language : kLanguages) {
    EXPECT_GE(language.agos.size(), 3u) << language.name;
    for (const auto text : language.agos) {
      EXPECT_TRUE(TakesAll(Slot::kAgo, text)) << language.name << ": " << text;
      EXPECT_FALSE(TakesAll(Slot::kDate, text)) << language.name << ": " << text;
    }
  }
}

TEST(Calendar, NumbersOfEveryLanguage) {
  for (const Language& language : kLanguages) {
    EXPECT_GE(language.numbers.size(), 1u) << language.name;
    for (const auto text : language.numbers) {
      EXPECT_TRUE(TakesAll(Slot::kNumber, text)) << language.name << ": " << text;
    }
  }
}

TEST(Calendar, WordsAloneAndSentencesAreNoDates) {
  for (const std::string_view text :
       {"may", "mars", "juin", "luni", "lundi", "2024", "10:30", "3 uur", "5 out", "set 5",
        "12 lip",
        "10 gen", "3 led", "5 sie", "März war kalt", "Le 3 juin 2024, le pont a fermé",
        "3 июня 2024 года мост закрыли", "2024年6月3日、橋が閉鎖された", "3 of 12", "24 7",
        "12.01.24 — 10.04.24", "(月)",
        "月曜日", "tháng", "5 tháng", "24 heures", "14 h 30", "6月", "3日", "Mo Di Mi", "5 in May"}) {
    EXPECT_FALSE(TakesAll(Slot::kDate, text)) << text;
  }
}

TEST(Calendar, DurationsAndSentencesAreNoAgos) {
  for (const std::string_view text :
       {"5 Minuten", "in 5 Minuten", "dans 2 jours", "через час", "5 heures", "2時間", "年前", "天前",
        "3 min read", "vor Ort", "hace calor", "il y a un problème", "for 5 dager",
        "вчера шёл дождь",
        "prima", "siden", "前", "전", "vor 5 Äpfeln", "5 jam", "tiga jam", "nu", "most",
        "yesterday we closed the bridge", "год", "1 month"}) {
    EXPECT_FALSE(TakesAll(Slot::kAgo, text)) << text;
  }
}

TEST(Calendar, WordsAndNumbersApartAreNoNumbers) {
  for (const std::string_view text :
       {"1,23,4", "12 34", "1.2.3.4", "five", "5 apples", "千", "K", "5 m", "1,234.567.8",
        "1 2345"}) {
    EXPECT_FALSE(TakesAll(Slot::kNumber, text)) << text;
  }
}

TEST(Calendar, TheLongestPhraseCounts) {
  TokenLine line;
  const std::string_view text = "a couple of last week";
  line.Cut(text, text.size());
  EXPECT_EQ(CalendarPhraseEnd(line, 0, kQuantity), 2u);
  EXPECT_EQ(CalendarPhraseEnd(line, 0, kMonthName), 0u);
  EXPECT_EQ(CalendarPhraseEnd(line, 3, kRelative), 5u);
  EXPECT_EQ(CalendarPhraseEnd(line, 5, kRelative), 5u);
}

TEST(Calendar, AWordTellsWhatMayBeginWithIt) {
  EXPECT_NE(UsesOfCalendarPhrases("couple") & kQuantity, 0u);  // "couple of", too
  EXPECT_NE(UsesOfCalendarPhrases("june") & kMonthName, 0u);
  EXPECT_EQ(UsesOfCalendarPhrases("june") & kQuantity, 0u);
  EXPECT_NE(UsesOfCalendarPhrases("last") & kRelative, 0u);    // "last week", not "last"
  EXPECT_EQ(UsesOfCalendarPhrases("bridge"), 0u);
  EXPECT_EQ(UsesOfCalendarPhrases(""), 0u);
}

}  // namespace
}  // namespace pare
