<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Badak</source>
        <translation>Badak 정보</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>구성 요소</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Badak {version}</source>
        <translation>Badak {version}</translation>
    </message>
    <message>
        <source>A desktop laboratory for readers of Deep Learning from Scratch: turn every idea of the book and watch it.</source>
        <translation>『밑바닥부터 시작하는 딥러닝 1』을 읽는 사람을 위한 실험실이에요. 책에 나오는 개념을 하나하나 직접 움직여 보며 살펴보세요.</translation>
    </message>
    <message>
        <source>Badak itself is free software under the MIT licence. It stands on:</source>
        <translation>Badak은 MIT 라이선스를 따르는 자유 소프트웨어예요. 다음을 바탕으로 만들었어요.</translation>
    </message>
    <message>
        <source>The networks that read digits were trained on, and the examples are from:</source>
        <translation>숫자를 읽는 신경망을 학습시킨 데이터와 예시의 출처예요.</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Open the window.</source>
        <translation>창을 열어요.</translation>
    </message>
    <message>
        <source>“{name}” comes before the options of the window, or not at all</source>
        <translation>“{name}”: 창의 옵션보다 앞에 쓰거나, 쓰지 마세요</translation>
    </message>
    <message>
        <source>there is no file “{name}”</source>
        <translation>없는 파일이에요: “{name}”</translation>
    </message>
    <message>
        <source>there is no option {name}</source>
        <translation>없는 옵션이에요: {name}</translation>
    </message>
    <message>
        <source>{problem}. See {command} --help.</source>
        <translation>{problem}. 도움말: {command} --help</translation>
    </message>
    <message>
        <source>(did you mean {name}?)</source>
        <translation>(혹시 {name}?)</translation>
    </message>
    <message>
        <source>choose one of: {names}</source>
        <translation>이 중에서 고르세요: {names}</translation>
    </message>
    <message>
        <source>there is no tab “{name}”</source>
        <translation>없는 탭이에요: “{name}”</translation>
    </message>
    <message>
        <source>options of the window</source>
        <translation>창의 옵션</translation>
    </message>
    <message>
        <source>language, for this time</source>
        <translation>이번에만 쓸 언어</translation>
    </message>
    <message>
        <source>colours, for this time</source>
        <translation>이번에만 쓸 색</translation>
    </message>
    <message>
        <source>tab to show: {names}</source>
        <translation>보여 줄 탭: {names}</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open session</source>
        <translation>세션 열기</translation>
    </message>
    <message>
        <source>session.badak</source>
        <translation>세션.badak</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>세션 저장</translation>
    </message>
    <message>
        <source>Save tasks</source>
        <translation>과제 저장</translation>
    </message>
    <message>
        <source>tasks.badak</source>
        <translation>과제.badak</translation>
    </message>
    <message>
        <source>Sessions of Badak (*.badak)</source>
        <translation>Badak 세션 (*.badak)</translation>
    </message>
    <message>
        <source>Opened: {name}. Edit &gt; Bring back returns.</source>
        <translation>열었어요: {name}. 편집 &gt; 되돌려 놓기로 이전 상태로 돌아가요.</translation>
    </message>
    <message>
        <source>That tab is put away while these tasks are done.</source>
        <translation>이 과제를 하는 동안 그 탭은 숨겨져 있어요.</translation>
    </message>
    <message>
        <source>a tab from the clipboard</source>
        <translation>클립보드의 탭</translation>
    </message>
    <message>
        <source>Copied. Pasted into Badak on another machine, it opens this tab.</source>
        <translation>복사했어요. 다른 컴퓨터의 Badak에 붙여 넣으면 이 탭이 그대로 열려요.</translation>
    </message>
    <message>
        <source>Reset. Edit &gt; Bring back returns.</source>
        <translation>처음 상태로 되돌렸어요. 편집 &gt; 되돌려 놓기로 이전 상태로 돌아가요.</translation>
    </message>
    <message>
        <source>The tasks are ended. Edit &gt; Bring back returns to them.</source>
        <translation>과제를 끝냈어요. 편집 &gt; 되돌려 놓기로 다시 불러올 수 있어요.</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>{path} 파일로 저장했어요</translation>
    </message>
</context>
<context>
    <name>CrashNotice</name>
    <message>
        <source>Badak ended unexpectedly last time: show details</source>
        <translation>지난번에 Badak이 비정상 종료됐어요: 자세히 보기</translation>
    </message>
    <message>
        <source>Nothing needs to be done; the details help whoever mends it.</source>
        <translation>따로 할 일은 없어요. 자세한 내용은 문제를 고치는 데 도움이 돼요.</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Details</source>
        <translation>자세한 내용</translation>
    </message>
    <message>
        <source>Further errors that are not listed here: {count}</source>
        <translation>여기에 적지 않은 다른 오류: {count}개</translation>
    </message>
    <message>
        <source>Badak ended unexpectedly last time</source>
        <translation>지난번에 Badak이 비정상 종료됐어요</translation>
    </message>
    <message>
        <source>These details were found. They help whoever mends it.</source>
        <translation>그때 남은 기록을 찾았어요. 문제를 고치는 데 도움이 돼요.</translation>
    </message>
    <message>
        <source>Something unforeseen happened</source>
        <translation>예상하지 못한 일이 생겼어요</translation>
    </message>
    <message>
        <source>You can go on working; the last step may be missing. The details below are in the log file too and help whoever mends it.</source>
        <translation>계속 쓸 수 있지만 마지막 동작은 빠졌을 수 있어요. 아래 내용은 로그 파일에도 남아 있고, 문제를 고치는 데 도움이 돼요.</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>내용 복사(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>닫기(&amp;L)</translation>
    </message>
</context>
<context>
    <name>Exhibits</name>
    <message>
        <source>The whole picture</source>
        <translation>그림 전체</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>곡선</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>What is on this page</source>
        <translation>이 페이지에 있는 것</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Save as &amp;PNG…</source>
        <translation>PNG로 저장(&amp;P)…</translation>
    </message>
    <message>
        <source>Save as &amp;SVG…</source>
        <translation>SVG로 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>Save numbers as CS&amp;V…</source>
        <translation>숫자를 CSV로 저장(&amp;V)…</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>SVG 그림 (*.svg)</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 표 (*.csv)</translation>
    </message>
    <message>
        <source>Export {name}</source>
        <translation>내보내기: {name}</translation>
    </message>
    <message>
        <source>Copied: {name}</source>
        <translation>복사했어요: {name}</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>{path} 파일로 저장했어요</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Find anything</source>
        <translation>무엇이든 찾기</translation>
    </message>
    <message>
        <source>A control, a term, a lesson, a digit, a network…</source>
        <translation>조작 요소, 용어, 해설, 숫자, 신경망…</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>찾은 것</translation>
    </message>
    <message>
        <source>page</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>term</source>
        <translation>용어</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>해설</translation>
    </message>
    <message>
        <source>to try</source>
        <translation>해 볼 것</translation>
    </message>
    <message>
        <source>An MNIST digit: {digit}</source>
        <translation>MNIST 숫자: {digit}</translation>
    </message>
    <message>
        <source>digit</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>My {digit}, {when}</source>
        <translation>내 숫자 {digit}, {when}</translation>
    </message>
    <message>
        <source>My digit, {when}</source>
        <translation>내 숫자, {when}</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>내 숫자</translation>
    </message>
    <message>
        <source>network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>메뉴</translation>
    </message>
</context>
<context>
    <name>Hearing</name>
    <message>
        <source>{name}: from {low} to {high}, {last} at the end</source>
        <translation>{name}: 최소 {low}, 최대 {high}, 끝에서 {last}</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Go to a tab</source>
        <translation>탭으로 가기</translation>
    </message>
    <message>
        <source>Go from field to field</source>
        <translation>다음 입력란으로 가기</translation>
    </message>
    <message>
        <source>In the tab in front</source>
        <translation>지금 탭에서</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>어디서나</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Badak</source>
        <translation>Badak</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>Sheet</source>
        <translation>결과지</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>전체 {count}쪽 중 {number}쪽</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>{path} 파일로 저장했어요</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Open session…</source>
        <translation>세션 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Save s&amp;ession…</source>
        <translation>세션 저장(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Make a task file…</source>
        <translation>과제 파일 만들기(&amp;M)…</translation>
    </message>
    <message>
        <source>S&amp;heet…</source>
        <translation>결과지(&amp;H)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>내보내기(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Copy this &amp;tab as text</source>
        <translation>이 탭을 글로 복사(&amp;T)</translation>
    </message>
    <message>
        <source>Reset t&amp;his tab</source>
        <translation>이 탭을 처음 상태로(&amp;H)</translation>
    </message>
    <message>
        <source>Reset &amp;all tabs</source>
        <translation>모든 탭을 처음 상태로(&amp;A)</translation>
    </message>
    <message>
        <source>Bring &amp;back what was there before</source>
        <translation>되돌려 놓기(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Reading pages</source>
        <translation>읽기 창(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Controls</source>
        <translation>설정(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Presentation mode</source>
        <translation>발표 모드(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>크게(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>작게(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>보통 크기(&amp;N)</translation>
    </message>
    <message>
        <source>As the &amp;system has it</source>
        <translation>시스템 설정대로(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>Less &amp;motion</source>
        <translation>움직임 줄이기(&amp;M)</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>다음 탭(&amp;X)</translation>
    </message>
    <message>
        <source>Pre&amp;vious tab</source>
        <translation>이전 탭(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Find anything…</source>
        <translation>무엇이든 찾기(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;What&apos;s this?</source>
        <translation>이게 뭔가요?(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>단축키(&amp;K)</translation>
    </message>
    <message>
        <source>Show the &amp;log file</source>
        <translation>로그 파일 보기(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About Badak</source>
        <translation>Badak 정보(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>언어(&amp;G)</translation>
    </message>
    <message>
        <source>T&amp;abs</source>
        <translation>탭(&amp;A)</translation>
    </message>
</context>
<context>
    <name>NetworkFiles</name>
    <message>
        <source>Reading a network</source>
        <translation>신경망을 읽는 중</translation>
    </message>
</context>
<context>
    <name>NetworkNames</name>
    <message>
        <source>Book</source>
        <translation>책</translation>
    </message>
    <message>
        <source>In training</source>
        <translation>학습 중인 신경망</translation>
    </message>
    <message>
        <source>Book: 784-50-100-10</source>
        <translation>책: 784-50-100-10</translation>
    </message>
    <message>
        <source>MLP: 784-512-256-10</source>
        <translation>MLP: 784-512-256-10</translation>
    </message>
    <message>
        <source>CNN: convolutions</source>
        <translation>CNN: 합성곱 신경망</translation>
    </message>
    <message>
        <source>● In training (step {step})</source>
        <translation>● 학습 중 ({step}단계)</translation>
    </message>
    <message>
        <source>Chapter 3.6: 784-50-100-10 with sigmoids, learnt from MNIST as it is</source>
        <translation>3.6절: 시그모이드를 쓰는 784-50-100-10, MNIST를 있는 그대로 학습했어요</translation>
    </message>
    <message>
        <source>784-512-256-10 with ReLU, fully connected: it knows pixels, not shapes</source>
        <translation>ReLU를 쓰는 784-512-256-10 완전연결 신경망: 픽셀은 알지만 모양은 몰라요</translation>
    </message>
    <message>
        <source>Chapter 7: small filters slide over the picture and find strokes</source>
        <translation>7장: 작은 필터가 그림 위를 훑으며 획을 찾아요</translation>
    </message>
    <message>
        <source>The network of the Training tab, as it is at this moment</source>
        <translation>학습 탭의 신경망을 지금 상태 그대로 써요</translation>
    </message>
    <message>
        <source>A network of your own</source>
        <translation>내 신경망</translation>
    </message>
</context>
<context>
    <name>NumberList</name>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>from</source>
        <translation>어디서</translation>
    </message>
    <message>
        <source>to</source>
        <translation>어디로</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>가중치</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>드라이브</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 파일</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>파일 폴더</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>가상본</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>바로 가기</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>찾는 위치(&amp;L):</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>파일 형식(&amp;T):</translation>
    </message>
</context>
<context>
    <name>QSidebar</name>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>The whole session</source>
        <translation>세션 전체</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>Code as in the book</source>
        <translation>책의 코드</translation>
    </message>
    <message>
        <source>What ran here</source>
        <translation>실행한 코드</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Sheet</source>
        <translation>결과지</translation>
    </message>
    <message>
        <source>&amp;This page</source>
        <translation>이 페이지(&amp;T)</translation>
    </message>
    <message>
        <source>The &amp;whole session: every page that was opened</source>
        <translation>세션 전체(&amp;W): 열어 본 모든 페이지</translation>
    </message>
    <message>
        <source>Picture, numbers, formula and code, for paper or a browser.</source>
        <translation>그림, 숫자, 수식, 코드를 종이나 브라우저에서 볼 수 있게 담아요.</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>PDF로 저장(&amp;P)…</translation>
    </message>
    <message>
        <source>Save as &amp;HTML…</source>
        <translation>HTML로 저장(&amp;H)…</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 파일 (*.pdf)</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML 파일 (*.html)</translation>
    </message>
    <message>
        <source>badak-sheet.{suffix}</source>
        <translation>badak-결과지.{suffix}</translation>
    </message>
    <message>
        <source>Save sheet</source>
        <translation>결과지 저장</translation>
    </message>
</context>
<context>
    <name>TabHost</name>
    <message>
        <source>Tabs</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>All tabs</source>
        <translation>모든 탭</translation>
    </message>
</context>
<context>
    <name>TabPage</name>
    <message>
        <source>This tab could not be opened. The other tabs still work.</source>
        <translation>이 탭을 열지 못했어요. 다른 탭은 그대로 쓸 수 있어요.</translation>
    </message>
</context>
<context>
    <name>TaskDialog</name>
    <message>
        <source>Make a task file</source>
        <translation>과제 파일 만들기</translation>
    </message>
    <message>
        <source>The reader&apos;s own</source>
        <translation>읽는 사람의 언어</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>과제 추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>The file holds all tabs as they are now, and these tasks. A goal ticks its task by itself; without one the reader does. It takes a task to save it: begin with “Add a task”.</source>
        <translation>파일에는 지금 모든 탭의 상태와 이 과제들이 담겨요. 목표가 있으면 과제가 저절로 표시되고, 없으면 학생이 직접 표시해요. 과제가 하나는 있어야 저장할 수 있으니 ‘과제 추가’로 시작하세요.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>과제 목록</translation>
    </message>
    <message>
        <source>Tabs and controls that are put away</source>
        <translation>숨길 탭과 조작 요소</translation>
    </message>
    <message>
        <source>A task that leads to what is in front now</source>
        <translation>지금 보이는 곳으로 이어지는 과제</translation>
    </message>
    <message>
        <source>The reader ticks it</source>
        <translation>학생이 직접 표시</translation>
    </message>
</context>
<context>
    <name>TaskStrip</name>
    <message>
        <source>Go there</source>
        <translation>그곳으로 가기</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>했어요</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>과제 목록</translation>
    </message>
    <message>
        <source>All tasks; those that are done have a tick</source>
        <translation>모든 과제예요. 끝낸 과제에는 표시가 있어요</translation>
    </message>
    <message>
        <source>Open the place where the task is done</source>
        <translation>과제를 하는 곳을 열어요</translation>
    </message>
    <message>
        <source>The program can&apos;t see whether this one is done</source>
        <translation>이 과제를 했는지는 프로그램이 알 수 없어요</translation>
    </message>
    <message>
        <source>Is saved with the tasks, for your teacher</source>
        <translation>선생님이 볼 수 있게 과제와 함께 저장돼요</translation>
    </message>
    <message>
        <source>Go on without the tasks; Edit &gt; Bring back returns to them</source>
        <translation>과제 없이 계속해요. 편집 &gt; 되돌려 놓기로 다시 불러올 수 있어요</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>{all}개 중 {done}개 완료</translation>
    </message>
</context>
<context>
    <name>argparse</name>
    <message>
        <source>usage: </source>
        <translation>사용법: </translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>인수</translation>
    </message>
    <message>
        <source>options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>이 도움말을 보여 주고 끝내요</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>%(argument_name)s: %(message)s</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>빠진 인수가 있어요: %s</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>값이 하나 있어야 해요</translation>
    </message>
    <message>
        <source>expected at most one argument</source>
        <translation>값은 많아야 하나예요</translation>
    </message>
    <message>
        <source>expected at least one argument</source>
        <translation>값이 하나 이상 있어야 해요</translation>
    </message>
    <message>
        <source>expected %s argument</source>
        <translation>있어야 할 값의 수: %s</translation>
    </message>
    <message>
        <source>expected %s arguments</source>
        <translation>있어야 할 값의 수: %s</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>고를 수 없는 값이에요: %(value)r(이 중에서 고르세요: %(choices)s)</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>알 수 없는 인수예요: %s</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>값을 받지 않는 옵션이에요: %r</translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation>함께 쓸 수 없는 옵션이에요: %s</translation>
    </message>
    <message>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>%(option)s: 여러 옵션의 앞부분이에요(%(matches)s)</translation>
    </message>
    <message>
        <source>unexpected option string: %s</source>
        <translation>쓸 수 없는 옵션이에요: %s</translation>
    </message>
    <message>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>%(value)r: 알맞은 값이 아니에요(%(type)s)</translation>
    </message>
    <message>
        <source>one of the arguments %s is required</source>
        <translation>다음 중 하나가 있어야 해요: %s</translation>
    </message>
    <message>
        <source>unknown parser %(parser_name)r (choices: %(choices)s)</source>
        <translation>없는 명령이에요: %(parser_name)r(이 중에서 고르세요: %(choices)s)</translation>
    </message>
</context>
<context>
    <name>course</name>
    <message>
        <source>A perceptron is a gate</source>
        <translation>퍼셉트론은 게이트예요</translation>
    </message>
    <message>
        <source>Turn one line until it makes AND, NAND or OR.</source>
        <translation>직선 하나를 움직여 AND, NAND, OR를 만들어요.</translation>
    </message>
    <message>
        <source>What one perceptron can&apos;t do</source>
        <translation>퍼셉트론 하나로는 안 되는 것</translation>
    </message>
    <message>
        <source>Let it look for XOR and see the same weights come back.</source>
        <translation>XOR를 찾게 하고 같은 가중치가 되돌아오는 것을 봐요.</translation>
    </message>
    <message>
        <source>Two layers can</source>
        <translation>두 층이면 돼요</translation>
    </message>
    <message>
        <source>Make XOR of three gates; the plane folds.</source>
        <translation>게이트 셋으로 XOR를 만들어요. 평면이 접혀요.</translation>
    </message>
    <message>
        <source>Activation functions</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Step, sigmoid, ReLU: drag along the curve.</source>
        <translation>계단, 시그모이드, ReLU 곡선을 따라가요.</translation>
    </message>
    <message>
        <source>Why not a straight line</source>
        <translation>왜 비선형이어야 할까</translation>
    </message>
    <message>
        <source>Stack layers and see them stay one line.</source>
        <translation>층을 쌓아도 직선 하나로 남는 것을 봐요.</translation>
    </message>
    <message>
        <source>A network computes</source>
        <translation>신경망의 계산</translation>
    </message>
    <message>
        <source>Turn a weight and follow the numbers through three layers.</source>
        <translation>가중치를 돌리며 세 층을 지나는 수를 따라가요.</translation>
    </message>
    <message>
        <source>From scores to probabilities</source>
        <translation>점수에서 확률로</translation>
    </message>
    <message>
        <source>Softmax, and the overflow one must know about.</source>
        <translation>소프트맥스와 꼭 알아야 할 오버플로를 봐요.</translation>
    </message>
    <message>
        <source>It reads your hand</source>
        <translation>내 손글씨를 읽어요</translation>
    </message>
    <message>
        <source>Draw a digit; the network says which, or that it can&apos;t.</source>
        <translation>숫자를 그리면 무엇인지, 또는 모르겠다고 답해요.</translation>
    </message>
    <message>
        <source>How wrong is it?</source>
        <translation>얼마나 틀렸을까</translation>
    </message>
    <message>
        <source>Pull the right answer&apos;s bar down; the loss climbs.</source>
        <translation>정답의 막대를 내리면 손실이 커져요.</translation>
    </message>
    <message>
        <source>What a slope is</source>
        <translation>기울기란 무엇일까</translation>
    </message>
    <message>
        <source>Pull two feet together until the secant is the tangent.</source>
        <translation>두 발을 모아 할선이 접선이 되게 해요.</translation>
    </message>
    <message>
        <source>The way down</source>
        <translation>내려가는 길</translation>
    </message>
    <message>
        <source>Click where to start; four optimisers race.</source>
        <translation>출발점을 누르면 네 가지 최적화 기법이 경주해요.</translation>
    </message>
    <message>
        <source>A network learns</source>
        <translation>신경망이 학습해요</translation>
    </message>
    <message>
        <source>Press Run: the network finds XOR, and bends the plane.</source>
        <translation>‘학습’을 누르면 신경망이 XOR를 찾고 평면을 구부려요.</translation>
    </message>
    <message>
        <source>It learns to read</source>
        <translation>읽는 법을 배워요</translation>
    </message>
    <message>
        <source>Press Run and watch a network learn to read your drawing.</source>
        <translation>‘학습’을 누르면 신경망이 내 그림을 읽는 법을 배워 가요.</translation>
    </message>
    <message>
        <source>A formula as a graph</source>
        <translation>계산 그래프</translation>
    </message>
    <message>
        <source>Step back from the result; each node sends its gradient on.</source>
        <translation>결과에서 한 단계씩 거슬러 가면 노드마다 기울기를 넘겨줘요.</translation>
    </message>
    <message>
        <source>One batch under the microscope</source>
        <translation>현미경으로 본 미니배치</translation>
    </message>
    <message>
        <source>Every matrix of a forward and backward pass, and the update.</source>
        <translation>순전파와 역전파의 모든 행렬, 그리고 갱신을 봐요.</translation>
    </message>
    <message>
        <source>Is the gradient right?</source>
        <translation>기울기가 맞을까</translation>
    </message>
    <message>
        <source>Race the numerical gradient, then find what is broken.</source>
        <translation>수치 미분과 경주하고, 고장 난 곳을 찾아요.</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Look through the filters at your drawing.</source>
        <translation>내 그림을 필터로 들여다봐요.</translation>
    </message>
    <message>
        <source>Why this answer?</source>
        <translation>왜 이 답일까</translation>
    </message>
    <message>
        <source>Find the smallest change that turns one digit into another.</source>
        <translation>한 숫자를 다른 숫자로 바꾸는 가장 작은 변화를 찾아요.</translation>
    </message>
    <message>
        <source>Teach it your hand</source>
        <translation>내 손글씨를 가르쳐요</translation>
    </message>
    <message>
        <source>Give it your own digits and see what it gains and forgets.</source>
        <translation>내 숫자를 가르치고 무엇을 얻고 잊는지 봐요.</translation>
    </message>
    <message>
        <source>A gate</source>
        <translation>게이트</translation>
    </message>
    <message>
        <source>One perceptron is one line.</source>
        <translation>퍼셉트론 하나는 직선 하나예요.</translation>
    </message>
    <message>
        <source>The gate reads 0 or 1 in your handwriting</source>
        <translation>게이트가 내 글씨의 0과 1을 읽어요</translation>
    </message>
    <message>
        <source>One neuron, two numbers. Press Run, then draw a 0.</source>
        <translation>뉴런 하나, 수 두 개예요. ‘학습’을 누르고 0을 그려 보세요.</translation>
    </message>
    <message>
        <source>1 or 9: one line can&apos;t part them</source>
        <translation>1과 9: 직선 하나로는 나눌 수 없어요</translation>
    </message>
    <message>
        <source>Press Run: some stay on the wrong side.</source>
        <translation>‘학습’을 눌러 보세요. 몇 개는 반대쪽에 남아요.</translation>
    </message>
    <message>
        <source>A hidden layer parts 1 from 9</source>
        <translation>은닉층이 1과 9를 나눠요</translation>
    </message>
    <message>
        <source>Four neurons more: the border bends.</source>
        <translation>뉴런 네 개를 더하면 경계가 휘어요.</translation>
    </message>
    <message>
        <source>All ten digits</source>
        <translation>숫자 열 개 모두</translation>
    </message>
    <message>
        <source>All 784 pixels, ten answers. Press Run.</source>
        <translation>픽셀 784개를 모두 보고 열 가지로 답해요. ‘학습’을 눌러 보세요.</translation>
    </message>
    <message>
        <source>Your own hand</source>
        <translation>내 글씨</translation>
    </message>
    <message>
        <source>Write ten digits and let it learn them, too.</source>
        <translation>숫자 열 개를 쓰고 그것도 배우게 하세요.</translation>
    </message>
    <message>
        <source>Small filters look at your drawing, everywhere alike.</source>
        <translation>작은 필터가 내 그림의 모든 곳을 똑같이 살펴봐요.</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>Your notebook was damaged; a fresh one was begun.</source>
        <translation>공책이 손상되어 새 공책을 시작했어요.</translation>
    </message>
    <message>
        <source>The damaged one was kept as “{path}”.</source>
        <translation>손상된 공책을 보관한 파일: “{path}”.</translation>
    </message>
    <message>
        <source>The network needs a name.</source>
        <translation>신경망에 이름이 필요해요.</translation>
    </message>
    <message>
        <source>“{name}” can&apos;t be used as a name.</source>
        <translation>“{name}”: 이름으로 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>Use up to {most} letters, digits, spaces and - _ .</source>
        <translation>글자, 숫자, 빈칸과 - _ . 기호를 {most}자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>There is a network called “{name}” already.</source>
        <translation>“{name}” 신경망이 이미 있어요.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>“{path}” can&apos;t be changed: {reason}.</source>
        <translation>“{path}” 파일을 바꿀 수 없어요: {reason}.</translation>
    </message>
    <message>
        <source>there is no connection</source>
        <translation>연결되지 않아요</translation>
    </message>
    <message>
        <source>the server answered {status}</source>
        <translation>서버가 {status}라고 답했어요</translation>
    </message>
    <message>
        <source>the server fell silent</source>
        <translation>서버가 응답을 멈췄어요</translation>
    </message>
    <message>
        <source>what came is not MNIST, or not whole</source>
        <translation>받은 것이 MNIST가 아니거나 온전하지 않아요</translation>
    </message>
    <message>
        <source>MNIST could not be downloaded: {reason}.</source>
        <translation>MNIST를 내려받지 못했어요: {reason}.</translation>
    </message>
    <message>
        <source>Try again later, or name a folder that holds its four files.</source>
        <translation>나중에 다시 하거나, 파일 네 개가 든 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>What downloads files is not installed: {package}.</source>
        <translation>파일을 내려받는 프로그램이 설치되어 있지 않아요: {package}.</translation>
    </message>
    <message>
        <source>Install it, or name a folder that holds the four files of MNIST.</source>
        <translation>설치하거나, MNIST 파일 네 개가 든 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>“{path}” can&apos;t be written.</source>
        <translation>“{path}”에 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>See who may write into its folder.</source>
        <translation>그 폴더에 쓸 권한이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>The network “{gone}” is gone.</source>
        <translation>“{gone}” 신경망이 지워졌어요.</translation>
    </message>
    <message>
        <source>Here “{now}” is used instead.</source>
        <translation>여기서는 대신 “{now}” 신경망을 써요.</translation>
    </message>
    <message>
        <source>The file of the network “{gone}” is damaged: “{path}”.</source>
        <translation>“{gone}” 신경망의 파일이 손상됐어요: “{path}”.</translation>
    </message>
    <message>
        <source>Get the file again, or delete it.</source>
        <translation>파일을 다시 받거나 지우세요.</translation>
    </message>
    <message>
        <source>Here “{now}” is used instead; get the file again, or delete it.</source>
        <translation>여기서는 대신 “{now}” 신경망을 써요. 파일을 다시 받거나 지우세요.</translation>
    </message>
    <message>
        <source>This was written by a newer version of Badak.</source>
        <translation>더 새로운 버전의 Badak에서 쓴 상태예요.</translation>
    </message>
    <message>
        <source>Open it with that version.</source>
        <translation>그 버전으로 열어 주세요.</translation>
    </message>
    <message>
        <source>This state is damaged: “{name}” is not what it should be.</source>
        <translation>이 상태는 손상됐어요: “{name}” 항목이 올바르지 않아요.</translation>
    </message>
    <message>
        <source>Ask for the file again, or begin anew.</source>
        <translation>파일을 다시 받거나 새로 시작하세요.</translation>
    </message>
    <message>
        <source>This session was saved by a newer version of Badak.</source>
        <translation>더 새로운 Badak에서 저장한 세션이에요.</translation>
    </message>
    <message>
        <source>Open it with that version; nothing in it was changed.</source>
        <translation>그 버전으로 여세요. 파일은 바꾸지 않았어요.</translation>
    </message>
    <message>
        <source>This is no session of Badak, or it is damaged.</source>
        <translation>Badak 세션이 아니거나 손상된 파일이에요.</translation>
    </message>
    <message>
        <source>A session is saved by File &gt; Save session.</source>
        <translation>세션은 파일 &gt; 세션 저장으로 저장해요.</translation>
    </message>
    <message>
        <source>This line is not whole: a part of it was lost on its way.</source>
        <translation>이 줄은 온전하지 않아요. 옮기는 중에 일부가 사라졌어요.</translation>
    </message>
    <message>
        <source>Copy it again, from “badak1:” to its end.</source>
        <translation>“badak1:”부터 끝까지 다시 복사하세요.</translation>
    </message>
    <message>
        <source>No network is in training.</source>
        <translation>학습 중인 신경망이 없어요.</translation>
    </message>
    <message>
        <source>Train one, or choose another network.</source>
        <translation>신경망을 학습시키거나 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>“{name}” is among the networks now. {found}</source>
        <translation>“{name}” 신경망을 목록에 넣었어요. {found}</translation>
    </message>
    <message>
        <source>A network can&apos;t be written as “{ending}”.</source>
        <translation>신경망을 “{ending}” 형식으로는 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>Let the name end in {endings}.</source>
        <translation>이름이 다음 중 하나로 끝나게 하세요: {endings}.</translation>
    </message>
    <message>
        <source>Network written to “{name}”.</source>
        <translation>신경망을 “{name}” 파일에 썼어요.</translation>
    </message>
    <message>
        <source>The tasks are damaged: “{name}” is not what it should be.</source>
        <translation>과제가 손상되었어요. “{name}” 부분이 올바르지 않아요.</translation>
    </message>
    <message>
        <source>Ask for the file again; nothing in it was changed.</source>
        <translation>파일을 다시 받아 주세요. 파일은 바꾸지 않았어요.</translation>
    </message>
    <message>
        <source>Badak is open in another window.</source>
        <translation>Badak이 다른 창에 이미 열려 있어요.</translation>
    </message>
    <message>
        <source>Badak is open in another window. What learns under Training goes on there; here it begins anew.</source>
        <translation>Badak이 다른 창에 이미 열려 있어요. ‘학습’ 탭에서 하던 학습은 그 창에서 이어지고, 여기서는 처음부터 시작해요.</translation>
    </message>
    <message>
        <source>The next start finds what you do there. What you do here is kept if you choose File &gt; Save session.</source>
        <translation>다음에 시작하면 그 창에서 한 것이 남아 있어요. 이 창에서 한 것은 파일 &gt; 세션 저장을 골라야 남아요.</translation>
    </message>
    <message>
        <source>No network is learning points now.</source>
        <translation>지금 점을 배우는 신경망이 없어요.</translation>
    </message>
    <message>
        <source>Let one learn under Training &gt; Points.</source>
        <translation>학습 &gt; 점에서 신경망을 학습시키세요.</translation>
    </message>
    <message>
        <source>The points in training are no two classes in a plane.</source>
        <translation>학습 중인 점은 평면에 있는 두 클래스의 점이 아니에요.</translation>
    </message>
    <message>
        <source>Choose other points under Training &gt; Points.</source>
        <translation>학습 &gt; 점에서 다른 점을 고르세요.</translation>
    </message>
</context>
</TS>
