<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>ActivationStrip</name>
    <message>
        <source>Hidden layers</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>No room for: {layers}</source>
        <translation>자리가 없어 뺀 층: {layers}</translation>
    </message>
    <message>
        <source>{layer}: map {number}, row {row}, column {column}: {value}</source>
        <translation>{layer}: 맵 {number}, {row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source>{layer}: neuron {number}: {value}</source>
        <translation>{layer}: 뉴런 {number}: {value}</translation>
    </message>
    <message>
        <source>Their outputs appear here while you draw.</source>
        <translation>그리는 동안 은닉층의 출력이 여기에 나타나요.</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
</context>
<context>
    <name>CarryButton</name>
    <message>
        <source>Take it along to…</source>
        <translation>다른 탭으로 가져가기…</translation>
    </message>
    <message>
        <source>Go on with this network in another tab</source>
        <translation>이 신경망을 다른 탭에서 이어서 써요</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>As in the book</source>
        <translation>책의 코드</translation>
    </message>
    <message>
        <source>What ran here</source>
        <translation>실행한 코드</translation>
    </message>
    <message>
        <source>Copy as script</source>
        <translation>스크립트로 복사</translation>
    </message>
    <message>
        <source>Copy a Python program that needs only NumPy and prints the numbers you see</source>
        <translation>NumPy만 있으면 실행되고 화면의 수를 출력하는 파이썬 프로그램을 복사해요</translation>
    </message>
    <message>
        <source>Arguments and call</source>
        <translation>인수와 호출</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>소스 코드</translation>
    </message>
    <message>
        <source>There is no code for this state.</source>
        <translation>이 상태에는 보여 줄 코드가 없어요.</translation>
    </message>
    <message>
        <source>This can&apos;t be copied: {reason}</source>
        <translation>복사할 수 없어요: {reason}</translation>
    </message>
    <message>
        <source>Copied. Save it as script.py and run it.</source>
        <translation>복사했어요. script.py로 저장해서 실행해 보세요.</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>{was} read correctly: {count}</source>
        <translation>실제 {was}, 맞힘: {count}개</translation>
    </message>
    <message>
        <source>{was} read as {read}: {count}</source>
        <translation>실제 {was}, 읽은 답 {read}: {count}개</translation>
    </message>
    <message>
        <source>Read correctly: {right} of {count}.</source>
        <translation>{count}개 가운데 맞힘: {right}개.</translation>
    </message>
    <message>
        <source>Walk with the arrow keys, open a cell with Enter.</source>
        <translation>화살표 키로 옮겨 다니고 Enter 키로 칸을 열어요.</translation>
    </message>
    <message>
        <source>what was read</source>
        <translation>읽은 답</translation>
    </message>
    <message>
        <source>what it was</source>
        <translation>실제 숫자</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>There is a “{name}” already. Replace it?</source>
        <translation>“{name}” 파일이 이미 있어요. 바꿀까요?</translation>
    </message>
</context>
<context>
    <name>FormulaPage</name>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>Copy LaTeX</source>
        <translation>LaTeX 복사</translation>
    </message>
    <message>
        <source>Copy LaTeX with the numbers</source>
        <translation>수를 넣은 LaTeX 복사</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>What goes beyond this chapter of the book</source>
        <translation>책의 이 장을 넘어서는 내용이에요</translation>
    </message>
</context>
<context>
    <name>FormulaView</name>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>There is no formula for this state.</source>
        <translation>이 상태에 맞는 수식이 없어요.</translation>
    </message>
</context>
<context>
    <name>HeatMatrix</name>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>아직 몰라요</translation>
    </message>
    <message>
        <source>Walk with the arrow keys, hold a cell with Enter.</source>
        <translation>화살표 키로 이동하고 Enter로 칸을 고정해요.</translation>
    </message>
</context>
<context>
    <name>LessonView</name>
    <message>
        <source>Lesson</source>
        <translation>해설</translation>
    </message>
    <message>
        <source>The story goes on: {step}</source>
        <translation>이어지는 이야기: {step}</translation>
    </message>
    <message>
        <source>Next: {idea}</source>
        <translation>다음: {idea}</translation>
    </message>
    <message>
        <source>There is no lesson here yet.</source>
        <translation>아직 해설이 없어요.</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Loss at each step</source>
        <translation>단계마다의 손실</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>부드럽게 한 손실</translation>
    </message>
    <message>
        <source>run</source>
        <translation>학습 기록</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>{step}단계</translation>
    </message>
    <message>
        <source>{run}: {loss} (smoothed {mean})</source>
        <translation>{run}: {loss} (고른 값 {mean})</translation>
    </message>
    <message>
        <source> · held apart {loss}</source>
        <translation> · 따로 둔 것 {loss}</translation>
    </message>
    <message>
        <source>No loss yet</source>
        <translation>아직 손실이 없어요</translation>
    </message>
    <message>
        <source>{loss} at step {step}</source>
        <translation>{step}단계에서 {loss}</translation>
    </message>
    <message>
        <source>step {step}: no number</source>
        <translation>{step}단계: 수가 아님</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>알림 닫기</translation>
    </message>
</context>
<context>
    <name>PictureChoice</name>
    <message>
        <source>An MNIST digit</source>
        <translation>MNIST 숫자 하나</translation>
    </message>
    <message>
        <source>My drawing</source>
        <translation>내 그림</translation>
    </message>
    <message>
        <source>Shown: your drawing</source>
        <translation>지금 보는 것: 내 그림</translation>
    </message>
    <message>
        <source>Shown: an MNIST digit, labelled {digit}</source>
        <translation>지금 보는 것: MNIST 숫자 {digit}</translation>
    </message>
    <message>
        <source>Shown: nothing yet</source>
        <translation>지금 보는 것: 아직 없음</translation>
    </message>
</context>
<context>
    <name>PictureGrid</name>
    <message>
        <source>picture {number} of {count}</source>
        <translation>그림 {count}개 중 {number}번</translation>
    </message>
    <message>
        <source>Pictures: {count}, of {high} × {wide} pixels</source>
        <translation>{high} × {wide}픽셀 그림: {count}개</translation>
    </message>
    <message>
        <source>No pictures</source>
        <translation>그림이 없어요</translation>
    </message>
    <message>
        <source>framed: {count}</source>
        <translation>테두리 있음: {count}개</translation>
    </message>
</context>
<context>
    <name>PixelView</name>
    <message>
        <source>What the network sees, 28 by 28 pixels</source>
        <translation>신경망이 보는 그림, 28×28 픽셀</translation>
    </message>
    <message>
        <source>row {row}, column {column}: x = {value}</source>
        <translation>{row}행 {column}열: x = {value}</translation>
    </message>
    <message>
        <source>Pixels with ink: {count}.</source>
        <translation>잉크가 있는 픽셀: {count}개.</translation>
    </message>
    <message>
        <source>Go from pixel to pixel with the arrow keys.</source>
        <translation>화살표 키로 픽셀을 옮겨 다녀 보세요.</translation>
    </message>
</context>
<context>
    <name>PlayerRow</name>
    <message>
        <source>Step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Back to the beginning</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>Back to the beginning: Home</source>
        <translation>처음으로 가요: Home</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>One step back: Backspace</source>
        <translation>한 단계 뒤로: Backspace</translation>
    </message>
    <message>
        <source>One step on: space bar</source>
        <translation>한 단계 나아가요: 스페이스 바</translation>
    </message>
    <message>
        <source>Go on by itself, or stop: P</source>
        <translation>저절로 이어 가거나 멈춰요: P</translation>
    </message>
    <message>
        <source>Go to any step</source>
        <translation>원하는 단계로 가요</translation>
    </message>
</context>
<context>
    <name>PredictCard</name>
    <message>
        <source>Predict: {question}</source>
        <translation>예측: {question}</translation>
    </message>
    <message>
        <source>Draw it</source>
        <translation>직접 그리기</translation>
    </message>
    <message>
        <source>Drag the curve you expect into the plot of the loss</source>
        <translation>예상하는 곡선을 손실 그래프 안에 끌어서 그려요</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>digit</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Probability of each digit</source>
        <translation>숫자별 확률</translation>
    </message>
    <message>
        <source>y{digit} = {value}: the probability of {digit}</source>
        <translation>y{digit} = {value}: {digit}의 확률</translation>
    </message>
    <message>
        <source>No prediction yet</source>
        <translation>아직 예측이 없어요</translation>
    </message>
</context>
<context>
    <name>ReadingDock</name>
    <message>
        <source>Reading</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>The formula, and below it the same with your numbers</source>
        <translation>수식과, 그 아래에 지금의 수를 넣은 같은 수식</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>The code that just ran, and what it ran with</source>
        <translation>방금 실행한 코드와 그때 쓴 값</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>해설</translation>
    </message>
    <message>
        <source>What the book says, and three things to try</source>
        <translation>책의 설명과 해 볼 것 세 가지</translation>
    </message>
    <message>
        <source>Open the reading pages</source>
        <translation>읽기 창 펼치기</translation>
    </message>
    <message>
        <source>Fold the reading pages</source>
        <translation>읽기 창 접기</translation>
    </message>
</context>
<context>
    <name>SubjectControls</name>
    <message>
        <source>&amp;Network</source>
        <translation>신경망(&amp;N)</translation>
    </message>
    <message>
        <source>The network that comes with the program, or one you have taught</source>
        <translation>프로그램에 들어 있는 신경망, 또는 직접 가르친 신경망</translation>
    </message>
    <message>
        <source>Look at one of the digits that come with the program</source>
        <translation>프로그램에 들어 있는 숫자 하나를 봐요</translation>
    </message>
    <message>
        <source>Look at what you have drawn</source>
        <translation>내가 그린 것을 봐요</translation>
    </message>
</context>
<context>
    <name>TransportRow</name>
    <message>
        <source>Other start</source>
        <translation>다른 시작</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>끝 없음</translation>
    </message>
    <message>
        <source>End: step </source>
        <translation>끝 단계: </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Back to step {step}</source>
        <translation>{step}단계로 돌아가기</translation>
    </message>
    <message>
        <source>Back to step {step} with η = {rate}</source>
        <translation>{step}단계로 돌아가기 (η = {rate})</translation>
    </message>
    <message>
        <source>1 step a second</source>
        <translation>1초에 1단계</translation>
    </message>
    <message>
        <source>10 steps a second</source>
        <translation>1초에 10단계</translation>
    </message>
    <message>
        <source>1 step per frame</source>
        <translation>프레임마다 1단계</translation>
    </message>
    <message>
        <source>As fast as it goes</source>
        <translation>가장 빠르게</translation>
    </message>
    <message>
        <source>Same start</source>
        <translation>같은 시작</translation>
    </message>
    <message>
        <source>Begin again with the same weights: Home</source>
        <translation>같은 가중치로 처음부터 다시 시작해요: Home</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>One step back: ←</source>
        <translation>한 단계 뒤로 가요: ←</translation>
    </message>
    <message>
        <source>Learn, or stop: space bar</source>
        <translation>학습하거나 멈춰요: 스페이스 바</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>한 단계 앞으로</translation>
    </message>
    <message>
        <source>One step on: →</source>
        <translation>한 단계 앞으로 가요: →</translation>
    </message>
    <message>
        <source>Part of a step</source>
        <translation>단계의 한 부분</translation>
    </message>
    <message>
        <source>The next part of a step (forward, loss, backward, update): Shift+→</source>
        <translation>한 단계의 다음 부분(순전파, 손실, 역전파, 갱신)으로 가요: Shift+→</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Go to any step of this run</source>
        <translation>이 학습의 어느 단계로든 가요</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Steps a second, one step per frame of the screen, or as fast as it goes</source>
        <translation>1초에 몇 단계인지, 화면의 프레임마다 한 단계인지, 가장 빠르게인지 골라요</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>The step at which it stops by itself; the time until then is estimated</source>
        <translation>이 단계에서 저절로 멈춰요. 그때까지 남은 시간을 어림해 보여 줘요</translation>
    </message>
    <message>
        <source>Begin again with other weights</source>
        <translation>다른 가중치로 처음부터 다시 시작해요</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>Go back to before it broke</source>
        <translation>망가지기 전으로 돌아가요</translation>
    </message>
    <message>
        <source>step {step} · sample {samples} · {epochs} times through the data</source>
        <translation>{step}단계 · 표본 {samples}개 · 데이터 전체를 {epochs}번</translation>
    </message>
    <message>
        <source>step {next} has begun</source>
        <translation>{next}단계 진행 중</translation>
    </message>
    <message>
        <source>about {count} min left</source>
        <translation>약 {count}분 남음</translation>
    </message>
    <message>
        <source>about {count} s left</source>
        <translation>약 {count}초 남음</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>A number is missing.</source>
        <translation>수가 빠졌어요.</translation>
    </message>
    <message>
        <source>{text} is not a finite number.</source>
        <translation>{text}: 유한한 수가 아니에요.</translation>
    </message>
    <message>
        <source>Not a number. Type one such as 0.5.</source>
        <translation>수가 아니에요. 0.5 같은 수를 입력해 주세요.</translation>
    </message>
    <message>
        <source>Must lie between {minimum} and {maximum}.</source>
        <translation>{minimum}부터 {maximum} 사이여야 해요.</translation>
    </message>
    <message>
        <source>“{text}” may be {thousands} or {decimals}.</source>
        <translation>“{text}”: {thousands}일 수도, {decimals}일 수도 있어요.</translation>
    </message>
    <message>
        <source>Write it without the comma, or with a point.</source>
        <translation>쉼표 없이 쓰거나 소수점을 쓰세요.</translation>
    </message>
</context>
</TS>
