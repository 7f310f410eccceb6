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


def attest(dice, dossier, names, yes=92, silent=5):
    """Xác nhận của người có trách nhiệm: phần lớn có, vài nơi chưa gửi, vài nơi không xác nhận."""
    for name in names:
        roll = dice.below(100)
        if roll < yes:
            dossier.setdefault("xác_nhận", {})[name] = True
        elif roll >= yes + silent:
            dossier.setdefault("xác_nhận", {})[name] = False


def nominate(dice, dossier):
    """Khen thưởng được đề nghị, với xác nhận và giấy tờ của khen thưởng đó."""
    rating = dossier["xếp_loại"].get(str(YEAR))
    wanted = []
    if rating in ("HTXS", "HTT") or dice.chance(20):
        wanted.append("LĐTT")
        attest(dice, dossier, ["đoàn_kết_tương_trợ"])
    if rating == "HTXS" or dice.chance(15):
        wanted.append("CSTĐCS")
        dossier.setdefault("xác_nhận", {})["mưu_trí_chiến_đấu"] = False
    fighters = [t["năm"] for t in dossier["danh_hiệu"] if t["tên"] == "CSTĐCS"]
    if YEAR - 1 in fighters and YEAR - 2 in fighters and dice.chance(70):
        wanted.append("bằng_khen_bộ_tỉnh")
        attest(dice, dossier, ["chấp_hành"])
        for name in ("a_phong_trào", "b_đột_xuất", "c_đóng_góp"):
            dossier["xác_nhận"][name] = False
    years = YEAR - int(dossier["quá_trình"][0]["từ"][:4])
    if years >= 14 and dice.chance(45):
        wanted.append("kỷ_niệm_chương")
        attest(dice, dossier, ["không_thuộc_loại_trừ"], yes=85, silent=12)
        dossier["tài_liệu"] = {
            name: not dice.chance(4)
            for name in ("tờ_trình", "danh_sách_đề_nghị", "danh_sách_trích_ngang", "bản_thành_tích")
        }
        dossier["tài_liệu"] = {name: True for name, filed in dossier["tài_liệu"].items() if filed}
    dossier["đề_nghị"] = wanted or ["LĐTT"]
    return dossier


def collective(dice, number, cluster):
    count = 8 + dice.below(18)
    members = []
    for index in range(count):
        rating = dice.weighted([("HTXS", 24), ("HTT", 66), ("HT", 10)])
        good = rating != "HT"
        members.append(
            {
                "họ_tên": f"Người mẫu {number}-{index + 1:02}",
                "giới_tính": "nữ" if dice.chance(66) else "nam",
                "xếp_loại": rating,
                "lao_động_tiên_tiến": good and not dice.chance(8),
                "chiến_sĩ_thi_đua_cơ_sở": rating == "HTXS" and dice.chance(70),
            }
        )
    series = {str(year): dice.weighted([("HTXS", 40), ("HTT", 55), ("HT", 5)]) for year in range(YEAR - 5, YEAR + 1)}
    points = {
        "chỉ_tiêu_chuyên_môn": 48 + dice.below(13),
        "tổ_chức_phong_trào": 13 + dice.below(8),
        "công_tác_khen_thưởng": 13 + dice.below(8),
        "mô_hình_mới": dice.below(6),
        "báo_cáo_muộn": dice.weighted([(0, 70), (1, 20), (3, 10)]),
        "người_chấm": "Tổ chấm điểm mẫu",
        "ngày_chấm": iso(datetime.date(YEAR, 12, 10)),
    }
    if dice.chance(4):
        del points["mô_hình_mới"]
    dossier = {
        "mã_hồ_sơ": f"TT-{number:02}",
        "loại_hồ_sơ": "tập thể",
        "tên": f"{dice.pick(['Khoa', 'Phòng', 'Trạm Y tế', 'Trung tâm'])} mẫu {number:02}",
        "cụm": f"cụm_{cluster}",
        "năm_đề_nghị": YEAR,
        "ngày_nhận_hồ_sơ": iso(day(dice, datetime.date(YEAR, 12, 1), datetime.date(YEAR + 1, 1, 20))),
        "trực_thuộc": "SYT_Đồng_Nai",
        "thành_viên": members,
        "xếp_loại": series,
        "danh_hiệu": [],
        "khen_thưởng": [],
        "vùng_khó_khăn": dice.chance(20),
        "chấm_điểm_cụm": points,
        "đang_xem_xét_kỷ_luật": False,
        "đang_thanh_tra_điều_tra": dice.chance(2),
        "có_đơn_thư": dice.chance(2),
        "báo_chí_nêu": False,
        "đề_nghị": ["TTLĐXS"],
    }
    attest(dice, dossier, ["phong_trào_thiết_thực", "đoàn_kết_gương_mẫu"])
    return dossier


def exemplar(dice, dossier):
    """Điển hình của cụm giới thiệu; có cụm chỉ giới thiệu tập thể."""
    dossier = dict(dossier)
    dossier["mã_hồ_sơ"] = "ĐH-" + dossier["mã_hồ_sơ"]
    dossier["trực_thuộc"] = "SYT_Bình_Định"
    dossier["tên_đơn_vị"] = "Đơn vị mẫu"
    dossier["loại_đơn_vị"] = dice.pick(["khoa_phòng", "trạm_y_tế"])
    dossier["lĩnh_vực"] = "lĩnh_vực_y_đức"
    dossier["công_nhận_điển_hình"] = []
    dossier["xếp_loại"] = dict(dossier["xếp_loại"], **{str(YEAR): dice.weighted([("HTXS", 90), ("HTT", 10)])})
    dossier["đề_nghị"] = ["điển_hình_Bình_Định"]
    dossier["xác_nhận"] = {}
    names = "tiêu_biểu gương_mẫu mô_hình dẫn_đầu tương_trợ chuyên_môn_vững giữ_y_đức".split()
    if dossier["loại_hồ_sơ"] == "cá nhân":
        names.append("là_viên_chức")
    attest(dice, dossier, names, yes=97, silent=2)
    return dossier


def write(path, dossiers):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for dossier in dossiers:
            file.write(json.dumps(dossier, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=2025, help="hạt giống / the seed")
    parser.add_argument("--out", default=str(pathlib.Path(__file__).parent), help="thư mục / the folder")
    arguments = parser.parse_args()
    dice = Dice(arguments.seed)
    people, collectives, exemplars = [], [], []
    for cluster in range(1, CLUSTERS + 1):
        for _ in range(PEOPLE_PER_CLUSTER):
            people.append(nominate(dice, person(dice, len(people) + 1, cluster)))
        for _ in range(COLLECTIVES_PER_CLUSTER):
            collectives.append(collective(dice, len(collectives) + 1, cluster))
        exemplars.append(exemplar(dice, collectives[-1 - dice.below(COLLECTIVES_PER_CLUSTER)]))
        if cluster != 5:
            exemplars.append(exemplar(dice, people[-1 - dice.below(PEOPLE_PER_CLUSTER)]))
    out = pathlib.Path(arguments.out)
    write(out / "ca-nhan.ndjson", people)
    write(out / "tap-the.ndjson", collectives)
    write(out / "dien-hinh.ndjson", exemplars)


if __name__ == "__main__":
    main()
