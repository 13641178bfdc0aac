#!/bin/sh
# The main job on the fictional town of Valmarais: zones in, contacts assigned, results and
# statistics joined, sectors ranked. Run by `make demo`.
set -eu

data=$(cd "$(dirname "$0")" && pwd)
out=${OUT:-out}
arpent=${ARPENT:-.build/${CONFIGURATION:-release}/arpent}
mkdir -p "$out"
store="$out/valmarais.gpkg"
rm -f "$store"

step() {
  echo
  echo "\$ arpent $*" | sed "s|$data/|data/|g"
  status=0
  "$arpent" "$@" || status=$?
  # 1 means: done, with rows reported. The town's files have such rows on purpose.
  [ "$status" -le 1 ] || exit "$status"
}

for year in 2020 2024; do
  step zones import "$data/zones-$year.geojson" --store "$store" --vintage "$year" \
    --valid-from "$year-01-01" --code num_bureau --name nom --commune insee \
    --licence CC0 --attribution "Arpent (fictional)"
done

for round in 1:2024-06-30 2:2024-07-07; do
  step results import "$data/legislatives-2024-t${round%%:*}.csv" --store "$store" \
    --election "2024_legi_t${round%%:*}" --date "${round##*:}" \
    --licence CC0 --attribution "Arpent (fictional)"
done

step results import "$data/presidentielle-2022-t1.txt" --store "$store" \
  --election 2022_pres_t1 --date 2022-04-10 --licence CC0 --attribution "Arpent (fictional)"

step statistics import "$data/filosofi-200m.csv" --store "$store" --dataset filosofi-2019 \
  --layout filosofi-grid --licence CC0 --attribution "Arpent (fictional)"

step results carry --store "$store" --election 2022_pres_t1 --to 2024 --integers \
  --output "$out/2022_pres_t1-on-2024.csv"

step contacts assign "$data/contacts.csv" --store "$store" --valid-on 2024-06-30 \
  --output "$out/contacts-assigned.csv" --nearest 50

step rank --store "$store" --valid-on 2024-06-30 --profile mobilisation --support DVG \
  --elections 2024_legi_t1,2024_legi_t2 --title "Valmarais (fictional)" \
  --output "$out/ranking.csv" --geojson "$out/ranking.geojson" --report "$out/report.html"

step store verify --store "$store"

echo
echo "The best five sectors:"
head -6 "$out/ranking.csv" | cut -d, -f1-9
echo
echo "The report, to open in a browser: $(cd "$out" && pwd)/report.html"
