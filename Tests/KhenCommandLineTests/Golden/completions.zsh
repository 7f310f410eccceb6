#compdef khen
_khen() {
  local -a commands
  commands=(
    'check:xét các hồ sơ, mỗi hồ sơ một kết luận kèm lý do'
    'explain:giải thích đầy đủ kết luận của một hồ sơ'
    'score:tính bảng điểm của từng hồ sơ\: tổng điểm, xếp loại, còn thiếu ai chấm'
    'select:xét chọn trong một đợt\: ai được chọn, ai dự bị, vì sao'
    'validate:kiểm tra tệp quy tắc và báo chỗ sai'
    'diff:so sánh hai bộ quy tắc\: quy định đổi gì, kết luận khác ở đâu, hồ sơ nào bị ảnh hưởng'
    'test:chạy các kiểm thử viết trong tệp quy tắc'
    'bench:đo thời gian xét bằng hồ sơ sinh ra từ bộ quy tắc, hoặc in các hồ sơ đó'
    'fmt:trình bày lại tệp quy tắc theo một kiểu chung, không đổi nội dung'
    'new:tạo bộ quy tắc mới, hoặc thêm một khen thưởng'
    'eval:tính một biểu thức, để thử ngôn ngữ'
    'schema:in cấu trúc của hồ sơ hoặc của kết quả'
    'sources:liệt kê văn bản, từng điều khoản được đưa vào quy tắc đến đâu, văn bản nào sắp hết hiệu lực'
    'help:xem trang hướng dẫn của một lỗi, một lệnh hay một chủ đề'
    'completions:in tệp gợi ý lệnh cho bash, zsh hoặc fish'
    'version:in phiên bản'
  )
  if (( CURRENT == 2 )); then
    _describe -t commands khen commands
    return
  fi
  case "$words[2]" in
    check)
      _arguments \
        '--rules=[thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”]:THƯ-MỤC:_files -/' \
        '*--award=[chỉ xét khen thưởng này; ghi lại nhiều lần được; mặc định theo “đề_nghị” trong hồ sơ, nếu không ghi thì mọi khen thưởng dành cho loại hồ sơ đó]:TÊN: ' \
        '--all-awards[xét mọi khen thưởng của bộ quy tắc, mỗi hồ sơ một bảng ngắn; không theo “đề_nghị”]' \
        '--as-of=[ngày xét, như 01/10/2024; mặc định hôm nay]:NGÀY: ' \
        '--format=[dạng kết quả; mặc định là bảng; brief\: mỗi kết quả một dòng JSON ngắn]:table|text|json|ndjson|csv|brief:(table text json ndjson csv brief)' \
        '--explain=[phần diễn giải kèm theo\: không, chỉ chỗ chưa đạt, hay tất cả (mặc định cho text, json, ndjson)]:none|failed|all:(none failed all)' \
        '*--fail-on=[mã thoát 1 khi có kết luận này (khen help kết-luận); ghi lại nhiều lần được]:KẾT-LUẬN:(eligible ineligible on-hold undetermined pending not-applicable data-error rule-error)' \
        '--jobs=[số luồng cùng xét; kết quả không phụ thuộc vào số này]:N: ' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: :_files' ;;
    explain)
      _arguments \
        '*--id=[mã của hồ sơ; ghi lại nhiều lần được]:MÃ: ' \
        '--rules=[thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”]:THƯ-MỤC:_files -/' \
        '*--award=[chỉ xét khen thưởng này; ghi lại nhiều lần được; mặc định theo “đề_nghị” trong hồ sơ, nếu không ghi thì mọi khen thưởng dành cho loại hồ sơ đó]:TÊN: ' \
        '--all-awards[xét mọi khen thưởng của bộ quy tắc, mỗi hồ sơ một bảng ngắn; không theo “đề_nghị”]' \
        '--as-of=[ngày xét, như 01/10/2024; mặc định hôm nay]:NGÀY: ' \
        '--format=[dạng kết quả; mặc định là chữ]:text|json|ndjson:(text json ndjson)' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: :_files' ;;
    score)
      _arguments \
        '--rules=[thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”]:THƯ-MỤC:_files -/' \
        '*--scorecard=[chỉ tính bảng điểm này; ghi lại nhiều lần được; mặc định mọi bảng điểm]:TÊN: ' \
        '--as-of=[ngày xét, như 01/10/2024; mặc định hôm nay]:NGÀY: ' \
        '*--id=[chỉ hồ sơ mã này; ghi lại nhiều lần được]:MÃ: ' \
        '--format=[dạng kết quả; mặc định là bảng, “text” kể từng tiêu chí]:table|text|json|ndjson|csv:(table text json ndjson csv)' \
        '--jobs=[số luồng cùng tính; kết quả không phụ thuộc vào số này]:N: ' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: :_files' ;;
    select)
      _arguments \
        '--rules=[thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”]:THƯ-MỤC:_files -/' \
        '--as-of=[ngày xét, như 01/10/2024; mặc định hôm nay]:NGÀY: ' \
        '--format=[dạng kết quả; mặc định là bảng]:table|text|json|csv:(table text json csv)' \
        '*--fail-on=[mã thoát 1 khi\: shortage (có nhóm thiếu), undecided (còn chờ hoặc chưa rõ); ghi lại nhiều lần được]:ĐIỀU:(shortage undecided)' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: :_files' ;;
    validate)
      _arguments \
        '--rules=[thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”]:THƯ-MỤC:_files -/' \
        '--format=[dạng báo cáo\: đầy đủ, mỗi thông báo một dòng, JSON, SARIF 2.1.0, ghi chú của GitHub, hay JUnit]:text|short|json|sarif|github|junit:(text short json sarif github junit)' \
        '--fail-on=[mã thoát là 1 khi có thông báo từ mức này trở lên; mặc định error, tích hợp liên tục nên dùng warning]:error|warning|hint:(error warning hint)' \
        '*--only=[chỉ báo loại này, theo tên trong ngoặc vuông; nhiều loại thì cách nhau bằng dấu phẩy]:MÃ: ' \
        '*--skip=[không báo loại này]:MÃ: ' \
        '--effort=[tìm lâu gấp N lần ở những chỗ chưa phân định được]:N: ' \
        '--fix[sửa những chỗ chắc chắn chỉ có một cách hiểu, rồi kiểm tra lại]' \
        '--diff[với --fix\: in chỗ sẽ sửa (như “diff -u”), không ghi]' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: :_files -/' ;;
    diff)
      _arguments \
        '--rules=[thư mục của bộ quy tắc trong kho git; mặc định “rules”]:THƯ-MỤC:_files -/' \
        '*--dossiers=[xem hồ sơ nào đổi kết luận, theo điều nào; ghi lại nhiều lần được; “-” là đầu vào chuẩn]:TỆP:_files' \
        '*--award=[chỉ xem kết luận của khen thưởng này; ghi lại nhiều lần được]:TÊN: ' \
        '--as-of=[ngày xét, như 01/10/2024; mặc định hôm nay]:NGÀY: ' \
        '--all[nêu mọi hồ sơ đổi kết luận, không chỉ 20 hồ sơ đầu]' \
        '--no-witness[chỉ so quy định, không tìm hồ sơ làm chứng]' \
        '--fail-on=[khi nào mã thoát là 1\: có thay đổi làm khác được kết luận, có thay đổi bất kỳ (mặc định), hay không khi nào]:verdict|any|none:(verdict any none)' \
        '--format=[dạng kết quả; mặc định là text; markdown để dán vào yêu cầu hợp nhất]:text|json|markdown:(text json markdown)' \
        '--jobs=[số luồng cùng xét hồ sơ; kết quả không phụ thuộc vào số này]:N: ' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: :_files' ;;
    test)
      _arguments \
        '--rules=[thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”]:THƯ-MỤC:_files -/' \
        '--filter=[chỉ chạy kiểm thử có tên chứa chữ này]:CHỮ: ' \
        '--list[nêu tên các kiểm thử mà không chạy]' \
        '--format=[dạng kết quả; lcov chỉ có độ phủ]:text|json|junit|tap|lcov:(text json junit tap lcov)' \
        '--update[ghi lại diễn giải của các kiểm thử “mong đợi như đã ghi”]' \
        '--coverage[cho biết kiểm thử chạm tới đâu trong quy tắc, còn thiếu gì]' \
        '--min-coverage=[không đạt nếu độ phủ thấp hơn, ví dụ 100 hay 97,5]:%: ' \
        '--fail-fast[dừng ở kiểm thử đầu tiên không đạt]' \
        '--jobs=[số luồng cùng chạy; kết quả không phụ thuộc vào số này]:N: ' \
        '--watch[chạy lại mỗi khi tệp quy tắc hay bảng thay đổi; Ctrl-C để dừng]' \
        '--mutate[thử sửa nhầm từng chỗ trong quy tắc, xem kiểm thử có báo không]' \
        '*--award=[với --mutate, --boundaries\: chỉ các chỗ mà khen thưởng này dựa vào]:TÊN: ' \
        '--min-score=[với --mutate\: không đạt nếu điểm thấp hơn]:%: ' \
        '--sample=[với --mutate\: chỉ thử N thay đổi, chọn ngẫu nhiên]:N: ' \
        '--seed=[hạt giống của --sample; mặc định 1]:N: ' \
        '--timeout=[với --mutate\: dừng thử sau chừng ấy giây; chỗ chưa thử được nêu số]:GIÂY: ' \
        '--write=[với --mutate, --boundaries\: ghi kiểm thử mới vào tệp này để người xem lại]:TỆP:_files' \
        '--boundaries[tạo hồ sơ ngay trước, đúng và ngay sau mỗi ngưỡng, cho biết kết quả]' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: :_files -/' ;;
    bench)
      _arguments \
        '--rules=[thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”]:THƯ-MỤC:_files -/' \
        '*--award=[chỉ xét khen thưởng này; ghi lại nhiều lần được; mặc định theo “đề_nghị” trong hồ sơ, nếu không ghi thì mọi khen thưởng dành cho loại hồ sơ đó]:TÊN: ' \
        '--all-awards[xét mọi khen thưởng của bộ quy tắc, mỗi hồ sơ một bảng ngắn; không theo “đề_nghị”]' \
        '--as-of=[ngày xét, như 01/10/2024; mặc định hôm nay]:NGÀY: ' \
        '--count=[số hồ sơ; mặc định 1000]:N: ' \
        '--seed=[hạt giống\: cùng số này thì cùng hồ sơ; mặc định 1]:N: ' \
        '--rounds=[số lượt đo; mặc định 5]:N: ' \
        '--generate[chỉ in các hồ sơ sinh ra, mỗi dòng một hồ sơ JSON]' \
        '--json[kết quả dạng JSON]' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: : ' ;;
    fmt)
      _arguments \
        '--check[chỉ nêu tên các tệp chưa theo kiểu chung, không ghi; có thì mã thoát là 1]' \
        '--diff[in chỗ sẽ thay đổi (như “diff -u”), không ghi]' \
        '--keywords=[viết lại từ khóa và số theo ngôn ngữ này; tên giữ nguyên]:vi|en:(vi en)' \
        '--rules=[thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”]:THƯ-MỤC:_files -/' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: :_files' ;;
    new)
      _arguments \
        '--rules=[thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”]:THƯ-MỤC:_files -/' \
        '--for=[loại hồ sơ mà khen thưởng dành cho; mặc định loại đầu tiên]:LOẠI: ' \
        '--name=[tên dùng trong quy tắc; mặc định suy từ tên khen thưởng]:TÊN: ' \
        '--under=[văn bản đã khai báo mà khen thưởng dựa vào; mặc định khai báo một văn bản mới]:VĂN-BẢN: ' \
        '--folder=[nơi đặt tệp mới; mặc định thư mục của bộ quy tắc]:THƯ-MỤC:_files -/' \
        '--keywords=[từ khóa tiếng Việt hay tiếng Anh; mặc định như các tệp đã có]:vi|en:(vi en)' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: : ' ;;
    eval)
      _arguments \
        '--facts=[dữ kiện, một tệp JSON]:TỆP:_files' \
        '--facts-json=[dữ kiện, viết ngay tại đây]:JSON: ' \
        '--as-of=[ngày xét, như 01/10/2024; mặc định hôm nay]:NGÀY: ' \
        '--rounding=[cộng tháng vào ngày không có trong tháng\: lùi (mặc định), tiến, hay báo]:down|up|strict:(down up strict)' \
        '--json[kết quả dạng JSON]' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: : ' ;;
    schema)
      _arguments \
        '--rules=[thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”]:THƯ-MỤC:_files -/' \
        '--format=[JSON Schema của hồ sơ (mặc định), dòng đầu của tệp CSV, hoặc JSON Schema của kết quả]:json-schema|csv-header|result-schema:(json-schema csv-header result-schema)' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: : ' ;;
    sources)
      _arguments \
        '--rules=[thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”]:THƯ-MỤC:_files -/' \
        '*--instrument=[chỉ văn bản này, theo tên hoặc số hiệu; ghi lại nhiều lần được]:TÊN: ' \
        '--as-of=[xem hiệu lực tại ngày này; mặc định hôm nay]:NGÀY: ' \
        '--within=[nêu những gì hết hiệu lực trong số tháng này; mặc định 12]:SỐ-THÁNG: ' \
        '--format=[dạng kết quả; mặc định là bảng]:table|json|md:(table json md)' \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: : ' ;;
    help)
      _arguments \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: : ' ;;
    completions)
      _arguments \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: :(bash zsh fish)' ;;
    version)
      _arguments \
        '--lang=[ngôn ngữ của thông báo]:vi|en:(vi en)' \
        '--color=[dùng màu; mặc định chỉ khi in ra màn hình]:auto|always|never:(auto always never)' \
        '--help[in hướng dẫn này]' \
        '*:: : ' ;;
  esac
}
compdef _khen khen
