<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>DigitTab</name>
    <message>
        <source>{first} or {second}?</source>
        <translation>{first} 또는 {second}?</translation>
    </message>
    <message>
        <source>There is no network to ask.</source>
        <translation>물어볼 신경망이 없어요.</translation>
    </message>
    <message>
        <source>Nothing drawn yet</source>
        <translation>아직 그린 것이 없어요</translation>
    </message>
    <message>
        <source>{share} sure</source>
        <translation>확률 {share}</translation>
    </message>
    <message>
        <source>probably, {share}</source>
        <translation>아마도, 확률 {share}</translation>
    </message>
    <message>
        <source>not sure, {share} at most</source>
        <translation>확실하지 않아요, 최대 {share}</translation>
    </message>
    <message>
        <source>The network wavers between {first} ({p}) and {second} ({q}): one more stroke may turn the answer.</source>
        <translation>신경망이 {first}({p}), {second}({q}) 사이에서 망설여요. 한 획만 더해도 답이 바뀔 수 있어요.</translation>
    </message>
    <message>
        <source>No digit stands out: even the most probable one, {first}, gets only {p}.</source>
        <translation>두드러지는 숫자가 없어요. 확률이 가장 높은 {first}도 {p}밖에 안 돼요.</translation>
    </message>
    <message>
        <source>{first} and {second} are equally probable: softmax gives {p} to each.</source>
        <translation>{first}, {second}의 확률이 같아요. 소프트맥스의 출력은 각각 {p}예요.</translation>
    </message>
    <message>
        <source>several digits</source>
        <translation>숫자 여러 개</translation>
    </message>
    <message>
        <source>no digit</source>
        <translation>숫자가 아니에요</translation>
    </message>
    <message>
        <source>no digit found</source>
        <translation>찾은 숫자 없음</translation>
    </message>
    <message>
        <source>no digit yet</source>
        <translation>아직 숫자가 아니에요</translation>
    </message>
    <message>
        <source>{count} digits, from left to right</source>
        <translation>숫자 {count}개, 왼쪽부터</translation>
    </message>
    <message>
        <source>{count} digits, row after row</source>
        <translation>숫자 {count}개, 한 줄씩 차례로</translation>
    </message>
    <message>
        <source>They touch one another.</source>
        <translation>숫자끼리 맞닿아 있어요.</translation>
    </message>
    <message>
        <source>only a dot</source>
        <translation>점 하나뿐이에요</translation>
    </message>
    <message>
        <source>only a dash</source>
        <translation>가로줄 하나뿐이에요</translation>
    </message>
    <message>
        <source>It reads one at a time.</source>
        <translation>한 번에 하나만 읽어요.</translation>
    </message>
    <message>
        <source>like none of the digits this network knows</source>
        <translation>이 신경망이 아는 어떤 숫자와도 닮지 않았어요</translation>
    </message>
    <message>
        <source>You can draw, but no network has been trained yet: see “badak train”.</source>
        <translation>그릴 수는 있지만 학습된 신경망이 아직 없어요. “badak train”을 보세요.</translation>
    </message>
    <message>
        <source>No digit was found in this photo: drag the frame round it, with some paper on all four sides.</source>
        <translation>이 사진에서 숫자를 찾지 못했어요. 숫자 둘레에 종이가 조금 남도록 틀을 끌어서 맞춰 보세요.</translation>
    </message>
    <message>
        <source>What was found in this photo is like none of the digits: drag the frame round one, with some paper on all four sides.</source>
        <translation>이 사진에서 찾은 것은 어느 숫자와도 닮지 않았어요. 숫자 하나 둘레에 종이가 조금 남도록 틀을 끌어서 맞춰 보세요.</translation>
    </message>
    <message>
        <source>Draw a digit from 0 to 9, however large and wherever you like: the network answers while the pen still moves.</source>
        <translation>0부터 9까지 숫자 하나를 원하는 크기로 원하는 곳에 그려 보세요. 펜이 움직이는 동안 신경망이 답해요.</translation>
    </message>
    <message>
        <source>So far this is like none of the digits; draw on, the network watches.</source>
        <translation>아직은 어떤 숫자와도 닮지 않았어요. 계속 그려 보세요. 신경망이 지켜보고 있어요.</translation>
    </message>
    <message>
        <source>Each digit is framed and read by itself; click one to see its bars and its layers.</source>
        <translation>숫자마다 따로 전처리해서 읽어요. 하나를 누르면 그 숫자의 막대와 층을 볼 수 있어요.</translation>
    </message>
    <message>
        <source>This is a dot. Scaled up to 20 pixels it would fill its box, as no digit does.</source>
        <translation>점이에요. 20픽셀로 키우면 상자를 가득 채우는데, 그런 숫자는 없어요.</translation>
    </message>
    <message>
        <source>This is a dash: no digit is so much wider than high.</source>
        <translation>가로줄이에요. 높이에 비해 이렇게 넓은 숫자는 없어요.</translation>
    </message>
    <message>
        <source>Here are two digits that touch, and the network has learnt to read one: leave a gap as wide as the pen between them.</source>
        <translation>숫자 두 개가 맞닿아 있는데, 이 신경망은 하나씩 읽도록 배웠어요. 둘 사이를 펜 굵기만큼 띄워 주세요.</translation>
    </message>
    <message>
        <source>There are several digits beside one another, and the network has learnt to read one: let it read them one by one.</source>
        <translation>숫자 여러 개가 나란히 있지만 신경망은 하나만 읽도록 배웠어요. ‘하나씩 읽기’를 눌러 보세요.</translation>
    </message>
    <message>
        <source>Softmax would say {first} with {p}, but the signals in the last hidden layer are like those of no digit: strangeness {strangeness}, and the limit is {limit}.</source>
        <translation>소프트맥스가 고른 숫자는 {first}, 확률은 {p}예요. 하지만 마지막 은닉층의 신호는 어떤 숫자와도 닮지 않았어요(낯섦 {strangeness}, 기준 {limit}).</translation>
    </message>
    <message>
        <source>In training: it hasn&apos;t learnt to refuse what is no digit.</source>
        <translation>학습 중이에요. 숫자가 아닌 것을 거절하는 법은 배우지 않았어요.</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>매개변수 {count}개</translation>
    </message>
    <message>
        <source>{p} for {first} is below the limit from which an answer is sure, {limit}; {second} is next with {q}.</source>
        <translation>{first}의 확률 {p}는 확신 기준 {limit}보다 낮아요. 그다음은 {second}, {q}예요.</translation>
    </message>
    <message>
        <source>Rather {first} than {second}: softmax gives {p} to the one and {q} to the other.</source>
        <translation>{second}보다는 {first}에 가까워요. 소프트맥스가 매긴 확률은 각각 {q}, {p}예요.</translation>
    </message>
    <message>
        <source>The answer is {first}: of the network&apos;s ten outputs one is far ahead, with {p}.</source>
        <translation>신경망의 답: {first}. 출력 열 개 가운데 하나만 {p}로 멀리 앞서 있어요.</translation>
    </message>
    <message>
        <source>{p} for {first}; next comes {second} with {q}. What could you draw to turn it?</source>
        <translation>{first}의 확률은 {p}, 그다음은 {second}의 {q}예요. 무엇을 더 그리면 순서가 바뀔까요?</translation>
    </message>
    <message>
        <source>{count} maps</source>
        <translation>맵 {count}개</translation>
    </message>
    <message>
        <source>{count} neurons</source>
        <translation>뉴런 {count}개</translation>
    </message>
    <message>
        <source>Hidden layer {number}, {count} feature maps of {height}×{width}</source>
        <translation>은닉층 {number}, {height}×{width} 특징 맵 {count}개</translation>
    </message>
    <message>
        <source>Hidden layer {number}, {count} neurons</source>
        <translation>은닉층 {number}, 뉴런 {count}개</translation>
    </message>
</context>
<context>
    <name>DrawingFiles</name>
    <message>
        <source>Pictures, strokes, networks</source>
        <translation>그림, 획, 신경망</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>Open a picture or strokes</source>
        <translation>그림이나 획 열기</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Vector drawing</source>
        <translation>벡터 그림</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>획</translation>
    </message>
    <message>
        <source>Save the drawing</source>
        <translation>그린 것 저장</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>keeping</source>
        <translation>보관</translation>
    </message>
</context>
<context>
    <name>LabelRow</name>
    <message>
        <source>✓ Kept as {digit} · Esc: next</source>
        <translation>✓ 보관: {digit} · Esc: 다음</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Take it out of your notebook again</source>
        <translation>공책에서 다시 빼요</translation>
    </message>
    <message>
        <source>Keep it as</source>
        <translation>이 숫자로 보관</translation>
    </message>
    <message>
        <source>Right ⏎</source>
        <translation>맞아요 ⏎</translation>
    </message>
    <message>
        <source>The answer is right: keep the drawing in your notebook (Enter)</source>
        <translation>답이 맞아요. 그림을 공책에 보관해요 (Enter)</translation>
    </message>
    <message>
        <source>Kept drawings are in the tab “My digits”.</source>
        <translation>보관한 그림은 ‘내 숫자’ 탭에 있어요.</translation>
    </message>
    <message>
        <source>✓ Kept as {digit}</source>
        <translation>✓ 보관: {digit}</translation>
    </message>
    <message>
        <source>It was {digit}: keep it in your notebook (key {digit})</source>
        <translation>실제로 그린 숫자: {digit}. 공책에 보관해요 ({digit} 키)</translation>
    </message>
</context>
<context>
    <name>LimitsPanel</name>
    <message>
        <source>No digit a&amp;bove</source>
        <translation>숫자 아님 기준(&amp;B)</translation>
    </message>
    <message>
        <source>Su&amp;re from</source>
        <translation>확신 기준(&amp;R)</translation>
    </message>
    <message>
        <source>Reset limits</source>
        <translation>기준 되돌리기</translation>
    </message>
    <message>
        <source>Take the limits that belong to this network</source>
        <translation>이 신경망의 원래 기준을 써요</translation>
    </message>
    <message>
        <source>Strangeness above which a drawing is no digit</source>
        <translation>이보다 낯설면 숫자가 아님</translation>
    </message>
    <message>
        <source>s: how unlike the digits it knows the signals in the last hidden layer are, about 0 for digits; the triangle is your drawing. At the right end nothing is refused.</source>
        <translation>s: 마지막 은닉층의 신호가 학습한 숫자의 신호와 얼마나 다른지 나타내요. 숫자라면 0에 가까워요. 세모가 내 그림이에요. 오른쪽 끝에 두면 아무것도 거절하지 않아요.</translation>
    </message>
    <message>
        <source>Probability from which an answer is sure</source>
        <translation>이 확률부터 확실한 답</translation>
    </message>
    <message>
        <source>y: the largest of the ten outputs; the triangle is your drawing</source>
        <translation>y: 출력 열 개 가운데 가장 큰 값이에요. 세모가 내 그림이에요</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>This network has no record of digits to compare with, so no drawing is strange to it.</source>
        <translation>이 신경망에는 견줄 숫자의 기록이 없어서 어떤 그림도 낯설어하지 않아요.</translation>
    </message>
    <message>
        <source>Strangeness: none measured yet</source>
        <translation>낯섦: 아직 재지 않았어요</translation>
    </message>
    <message>
        <source>Strangeness of your drawing: {value}</source>
        <translation>내 그림의 낯섦: {value}</translation>
    </message>
    <message>
        <source>Probability: none measured yet</source>
        <translation>확률: 아직 재지 않았어요</translation>
    </message>
    <message>
        <source>Probability of {digit}: {value}</source>
        <translation>{digit}의 확률: {value}</translation>
    </message>
</context>
<context>
    <name>PartsRow</name>
    <message>
        <source>Digits read one by one</source>
        <translation>하나씩 읽은 숫자</translation>
    </message>
    <message>
        <source>Click a digit to see its bars and its layers; arrow keys too</source>
        <translation>숫자를 누르면 그 막대와 층을 보여 줘요. 화살표 키로도 골라요</translation>
    </message>
</context>
<context>
    <name>ReadControls</name>
    <message>
        <source>&amp;Network</source>
        <translation>신경망(&amp;N)</translation>
    </message>
    <message>
        <source>The network that reads your digit</source>
        <translation>여러분의 숫자를 읽는 신경망</translation>
    </message>
    <message>
        <source>Box and centre</source>
        <translation>상자와 무게중심</translation>
    </message>
    <message>
        <source>Mark the ink&apos;s box, 20 pixels long, and its centre of mass in the small picture</source>
        <translation>작은 그림에 20픽셀 잉크 상자와 무게중심을 표시해요</translation>
    </message>
    <message>
        <source>Pen &amp;width</source>
        <translation>펜 굵기(&amp;W)</translation>
    </message>
    <message>
        <source>Pen width in per cent of the sheet: keys [ and ]</source>
        <translation>종이 한 변에 대한 펜 굵기(%): [ 키와 ] 키</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Take ink away: E, or the right button</source>
        <translation>잉크를 지워요: E 키 또는 마우스 오른쪽 버튼</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Start from a blank sheet: Delete or Esc</source>
        <translation>빈 종이에서 다시 시작해요: Delete 또는 Esc</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take back the last stroke, or what was kept: {keys}</source>
        <translation>마지막 획이나 보관한 것을 되돌려요: {keys}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Do again what was taken back: {keys}</source>
        <translation>되돌린 것을 다시 해요: {keys}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Leave the file; the sheet stays as it is: Esc</source>
        <translation>파일을 그만 읽어요. 종이는 그대로 있어요: Esc</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Read a picture, a file of strokes or a network; you can also drop it on the sheet</source>
        <translation>그림, 획 파일, 신경망 파일을 읽어요. 종이 위에 끌어다 놓아도 돼요</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Save the drawing as PNG, SVG or strokes</source>
        <translation>그린 것을 PNG, SVG 또는 획 파일로 저장해요</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the drawing: {keys}</source>
        <translation>그린 것을 복사해요: {keys}</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Take the picture you copied: {keys}</source>
        <translation>복사해 둔 그림을 가져와요: {keys}</translation>
    </message>
</context>
<context>
    <name>ReadPage</name>
    <message>
        <source>Read them one by one</source>
        <translation>하나씩 읽기</translation>
    </message>
    <message>
        <source>Frame and read each digit by itself, from left to right: 2026 is 2, 0, 2, 6</source>
        <translation>숫자를 하나씩 전처리해서 왼쪽부터 읽어요. 2026은 2, 0, 2, 6이에요</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>신경망이 보는 그림</translation>
    </message>
    <message>
        <source>What its hidden layers make of it</source>
        <translation>은닉층의 출력</translation>
    </message>
    <message>
        <source>x: your drawing framed to 20 pixels and centred by its mass, as in MNIST</source>
        <translation>x: 그린 것을 20픽셀 상자에 맞추고 무게중심을 가운데에 놓은 그림(MNIST와 같은 방식)</translation>
    </message>
    <message>
        <source>z: outputs of the hidden layers; blue fires, pale rests</source>
        <translation>z: 은닉층의 출력. 파랄수록 강하게 켜지고, 옅으면 쉬고 있어요</translation>
    </message>
    <message>
        <source>Your photo: drag the frame round what is to be read</source>
        <translation>사진: 읽을 곳에 틀을 끌어서 맞추세요</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Digit</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Draw a digit and watch a network read it</source>
        <translation>숫자를 그리고 신경망이 읽는 모습을 보세요</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>Switch off a step of the preprocessing and see what breaks</source>
        <translation>전처리 단계를 하나 끄고 무엇이 망가지는지 보세요</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>왜?</translation>
    </message>
    <message>
        <source>See why a network reads your digit as it does, and what would change the answer</source>
        <translation>신경망이 왜 그렇게 읽는지, 무엇이 답을 뒤집는지 봐요</translation>
    </message>
</context>
</TS>
