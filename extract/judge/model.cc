// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/model.h"

#include "extract/judge/model_file.h"
#include "extract/text/hash.h"

namespace pare {

// Defined by the build: the bytes of rules/judge.model.
std::string_view BuiltinModelBytes();

uint64_t FeatureHash() {
  uint64_t hash = Fnv1a("");
  for (const FeatureInfo& f : kFeatureInfo) {
    const char scale = static_cast<char>('0' + static_cast<int>(f.scale));
    hash = Fnv1a({&scale, 1}, Fnv1a(f.name, hash));
  }
  return hash;
}

absl::StatusOr<Model> Model::Read(std::string_view bytes, bool trusted) {
  const ModelFormat format = {.name = "model", .magic = "PAREJDG3", .features = FeatureHash()};
  const absl::StatusOr<ModelFile> file = OpenModelFile(bytes, format, trusted);
  if (!file.ok()) return file.status();
  Model model;
  model.description_ = file->description;
  std::string_view payload = file->payload;
  bool whole = Take(payload, kMarkupTokens, model.markup_) &&
               Take(payload, kWordTokens, model.words_);
  for (size_t input = 0; input < model.looks_.size(); ++input) {
    for (PageForest& f : model.kinds_[input]) whole = whole && f.Read(payload);
    Look& look = model.looks_[input];
    whole = whole && look.first.Read(payload) && look.second.Read(payload) &&
            model.presence_[input].Read(payload);
  }
  if (!whole || !payload.empty()) return BrokenModelFile(format, "its parts do not fit");
  return model;
}

const Model& Model::Builtin() {
  static const Model* const model =
      KeepBuiltinModel(Read(BuiltinModelBytes(), /*trusted=*/true));
  return *model;
}

}  // namespace pare
