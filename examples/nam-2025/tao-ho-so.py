#!/usr/bin/env python3
"""Tạo hồ sơ của một năm xét khen thưởng: mọi người, mọi tập thể đều là hư cấu.

Cùng một hạt giống thì luôn ra cùng một tệp, từng byte. Chạy:

    python3 examples/nam-2025/tao-ho-so.py [--seed 2025] [--out examples/nam-2025]

Makes the dossiers of one year of a department: people and collectives are all fictional. The same
seed always gives the same bytes.
"""

import argparse
import datetime
import json
import pathlib

YEAR = 2025
CLUSTERS = 8
PEOPLE_PER_CLUSTER = 26
COLLECTIVES_PER_CLUSTER = 5


class Dice:
    """SplitMix64: the same numbers in every version of Python."""

    def __init__(self, seed):
        self.state = seed & (2**64 - 1)

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & (2**64 - 1)
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & (2**64 - 1)
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & (2**64 - 1)
        return z ^ (z >> 31)

    def below(self, count):
        return self.next() % count

    def chance(self, percent):
        return self.below(100) < percent

    def pick(self, values):
        return values[self.below(len(values))]

    def weighted(self, pairs):
        roll = self.below(sum(weight for _, weight in pairs))
        for value, weight in pairs:
            if roll < weight:
                return value
            roll -= weight


RATINGS = [("HTXS", 22), ("HTT", 66), ("HT", 10), ("KHT", 2)]
JOBS = [("việc_thường", 76), ("tâm_thần", 5), ("hồi_sức", 5), ("nhi", 6), ("lao", 4), ("x_quang", 4)]
PLACES = [("nơi_thường", 88), ("đặc_biệt_khó_khăn", 9), ("biên_giới", 3)]
UNITS = ["Bệnh viện Đa khoa mẫu", "Trung tâm Y tế mẫu", "Trạm Y tế mẫu", "Bệnh viện chuyên khoa mẫu"]


def iso(date):
    return date.isoformat()


def day(dice, first, last):
    return first + datetime.timedelta(days=dice.below((last - first).days + 1))


def ratings(dice, first):
    """Xếp loại từng năm; người giỏi thường giỏi nhiều năm liền."""
    series, last = {}, None
    for year in range(max(first, YEAR - 8), YEAR + 1):
        last = last if last and dice.chance(55) else dice.weighted(RATINGS)
        series[str(year)] = last
    return series


def titles(dice, series, initiatives):
    """Danh hiệu của các năm trước, theo đúng xếp loại và sáng kiến đã kê khai."""
    result, run = [], 0
    for year in sorted(series):
        if int(year) == YEAR:
            continue
        good = series[year] in ("HTT", "HTXS")
        if good:
            result.append({"tên": "LĐTT", "năm": int(year)})
        fighter = good and (series[year] == "HTXS" or any(i["năm"] == int(year) for i in initiatives))
        fighter = fighter and dice.chance(80)
        run = run + 1 if fighter else 0
        if fighter:
            result.append({"tên": "CSTĐCS", "năm": int(year)})
        if run >= 3 and dice.chance(40):
            result.append({"tên": "CSTĐ_bộ_tỉnh", "năm": int(year)})
    return result


def career(dice, start):
    spells, at = [], start
    for _ in range(1 + dice.below(3)):
        spell = {
            "đơn_vị": f"{dice.pick(UNITS)} {1 + dice.below(30)}",
            "ngành_y_tế": not dice.chance(6),
            "việc": dice.weighted(JOBS),
            "nơi": dice.weighted(PLACES),
            "từ": iso(at),
        }
        spells.append(spell)
        end = at + datetime.timedelta(days=700 + dice.below(4500))
        if end >= datetime.date(YEAR, 6, 30):
            break
        spell["đến"] = iso(end)
        at = end + datetime.timedelta(days=1)
    spells[-1].pop("đến", None)
    return spells


def person(dice, number, cluster):
    start = day(dice, datetime.date(1992, 1, 1), datetime.date(2022, 12, 31))
    series = ratings(dice, start.year + 1)
    initiatives = [
        {
            "loại": dice.weighted([("sáng_kiến", 85), ("đề_tài", 15)]),
            "năm": int(year),
            "phạm_vi": dice.weighted([("cơ_sở", 78), ("bộ_tỉnh", 20), ("toàn_quốc", 2)]),
            "đã_dùng": False,
        }
        for year in sorted(series)
        if dice.chance(28)
    ]
    sex = "nữ" if dice.chance(64) else "nam"
    dossier = {
        "mã_hồ_sơ": f"CN-{number:03}",
        "loại_hồ_sơ": "cá nhân",
        "họ_tên": f"Người mẫu {number:03}",
        "cụm": f"cụm_{cluster}",
        "năm_đề_nghị": YEAR,
        "ngày_nhận_hồ_sơ": iso(day(dice, datetime.date(YEAR, 12, 1), datetime.date(YEAR + 1, 1, 20))),
        "ngày_sinh": iso(datetime.date(start.year - 22 - dice.below(6), 1 + dice.below(12), 1 + dice.below(28))),
        "giới_tính": sex,
        "đối_tượng": dice.weighted([("trong_ngành", 94), ("dân_số", 4), ("ngoài_ngành", 2)]),
        "tình_trạng": dice.weighted([("đang_công_tác", 95), ("nghỉ_hưu", 4), ("đã_mất", 1)]),
        "quá_trình": career(dice, start),
        "xếp_loại": series,
        "danh_hiệu": titles(dice, series, initiatives),
        "sáng_kiến": initiatives,
        "khen_thưởng": [],
        "kỷ_luật": [],
        "đang_xem_xét_kỷ_luật": dice.chance(1),
        "đang_thanh_tra_điều_tra": dice.chance(1),
        "có_đơn_thư": dice.chance(2),
        "báo_chí_nêu": False,
    }
    if dice.chance(12):
        dossier["khen_thưởng"].append(
            {
                "tên": dice.weighted([("BK_bộ_tỉnh", 70), ("BK_thủ_tướng", 15), ("giấy_khen", 15)]),
                "loại_hình": dice.weighted([("công_trạng", 80), ("đột_xuất", 20)]),
                "ngày_quyết_định": iso(day(dice, datetime.date(2016, 1, 1), datetime.date(2021, 12, 31))),
            }
        )
    if dice.chance(3):
        dossier["kỷ_luật"].append(
            {
                "mức": dice.weighted([("khiển_trách", 60), ("cảnh_cáo", 40)]),
                "hiệu_lực": iso(day(dice, datetime.date(2023, 1, 1), datetime.date(2025, 9, 30))),
            }
        )
    # Hồ sơ thật luôn có chỗ chưa ghi, hoặc mới ghi được một phần.
    if dice.chance(2):
        dossier["giới_tính"] = "không rõ"
    if dice.chance(3):
        dossier["quá_trình"][0]["từ"] = dossier["quá_trình"][0]["từ"][:7]
    if dice.chance(2):
        del dossier["sáng_kiến"]
    return dossier
