// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// How arrays grow that are filled along a page.
#ifndef PARE_EXTRACT_RESERVE_AHEAD_H_
#define PARE_EXTRACT_RESERVE_AHEAD_H_

#include <algorithm>
#include <cstddef>

namespace pare {

// Sees to it that `elements`, which `done` of `all` have filled, have room for `more`: where they have
// not, for as many as there will be if what is left is like what is done, and an eighth. Doubling would
// copy a large page's arrays several times, with old and new side by side.
template <class Array>
void ReserveAhead(Array& elements, size_t more, size_t done, size_t all) {
  if (elements.capacity() - elements.size() >= more) return;
  const size_t size = elements.size() + more;
  const double times = static_cast<double>(all) / static_cast<double>(std::max<size_t>(done, 1));
  const double expected = static_cast<double>(size) * times;
  // A beginning unlike the rest asks for four times as much at most.
  const auto most = static_cast<double>(4 * size), least = static_cast<double>(size + size / 2);
  elements.reserve(static_cast<size_t>(std::clamp(expected * 9 / 8, least, most)));
}

}  // namespace pare

#endif  // PARE_EXTRACT_RESERVE_AHEAD_H_
