"""The eight courtesies, four "xin" and four "luôn": the items of section C of the first starter checklist."""

COURTESIES = tuple(f"CL-VN-01-C{number:02}" for number in range(1, 9))
