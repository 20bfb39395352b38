<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>FramingPage</name>
    <message>
        <source>Take a digit off centre</source>
        <translation>구석의 숫자 가져오기</translation>
    </message>
    <message>
        <source>One of the digits that come with the program</source>
        <translation>프로그램에 들어 있는 숫자 가운데 하나예요</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation>옮기기</translation>
    </message>
    <message>
        <source>From the sheet to the network, step by step</source>
        <translation>종이에서 신경망까지 한 단계씩</translation>
    </message>
    <message>
        <source>Move the framed picture by a few pixels</source>
        <translation>전처리한 그림을 몇 픽셀 옮겨요</translation>
    </message>
    <message>
        <source>Take an MNIST digit, small and far from the middle; each click another one</source>
        <translation>MNIST 숫자를 가운데에서 먼 곳에 작게 놓아요. 누를 때마다 다른 숫자가 나와요</translation>
    </message>
    <message>
        <source>Frame what you have drawn</source>
        <translation>내가 그린 숫자를 전처리해요</translation>
    </message>
    <message>
        <source>A digit off centre</source>
        <translation>구석의 숫자</translation>
    </message>
    <message>
        <source>MNIST training digits, moved and scaled at random.</source>
        <translation>MNIST 훈련 데이터를 무작위로 옮기고 크기를 바꾼 숫자예요.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Keep the figures measured so far</source>
        <translation>지금까지 잰 값을 그대로 둬요</translation>
    </message>
    <message>
        <source>Other digits</source>
        <translation>다른 숫자로</translation>
    </message>
    <message>
        <source>Measure again on 300 other digits</source>
        <translation>다른 숫자 300개로 다시 재요</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>그림 옮기기</translation>
    </message>
    <message>
        <source>One pixel up</source>
        <translation>위로 한 픽셀</translation>
    </message>
    <message>
        <source>One pixel to the left</source>
        <translation>왼쪽으로 한 픽셀</translation>
    </message>
    <message>
        <source>Back to the middle: Home</source>
        <translation>가운데로 되돌리기: Home</translation>
    </message>
    <message>
        <source>One pixel to the right</source>
        <translation>오른쪽으로 한 픽셀</translation>
    </message>
    <message>
        <source>One pixel down</source>
        <translation>아래로 한 픽셀</translation>
    </message>
</context>
<context>
    <name>FramingTab</name>
    <message>
        <source>Reading digits moved and scaled at random</source>
        <translation>무작위로 옮기고 크기를 바꾼 숫자를 읽는 중</translation>
    </message>
    <message>
        <source>A network sees 28 × 28 numbers and nothing else: how a drawing becomes them decides whether it is read.</source>
        <translation>신경망이 보는 것은 28 × 28개의 수뿐이에요. 그림을 수로 어떻게 바꾸느냐에 따라 읽히기도 하고 안 읽히기도 해요.</translation>
    </message>
    <message>
        <source>The networks are reading…</source>
        <translation>신경망이 읽고 있어요…</translation>
    </message>
    <message>
        <source>With all steps: {answers}. Switch off “{step}” and see which network loses the digit.</source>
        <translation>모든 단계를 거치면 {answers}. ‘{step}’ 스위치를 끄고 어느 신경망이 숫자를 놓치는지 보세요.</translation>
    </message>
    <message>
        <source>With all steps: {answers}. No network loses this digit when one step is switched off; try two at once, or another digit.</source>
        <translation>모든 단계를 거치면 {answers}. 단계를 하나만 꺼서는 어떤 신경망도 이 숫자를 놓치지 않아요. 둘을 함께 끄거나 다른 숫자로 해 보세요.</translation>
    </message>
    <message>
        <source>With all steps: {answers}. Switch a step off and see which network loses the digit.</source>
        <translation>모든 단계를 거치면 {answers}. 단계를 하나 끄고 어느 신경망이 숫자를 놓치는지 보세요.</translation>
    </message>
    <message>
        <source>Without {steps} no network loses this digit: {answers}.</source>
        <translation>{steps} 없이도 이 숫자를 놓치는 신경망이 없어요: {answers}.</translation>
    </message>
    <message>
        <source>Of {all} places, each network keeps its answer at this many: {counts}. Move the picture with the arrow keys.</source>
        <translation>{all}곳에 옮겨 볼 때 답이 그대로인 곳의 수: {counts}. 화살표 키로 그림을 옮겨 보세요.</translation>
    </message>
    <message>
        <source> and </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Without {steps} no network loses this digit: {answers}. Other digits break; the table counts them.</source>
        <translation>{steps} 없이도 이 숫자를 놓치는 신경망이 없어요: {answers}. 놓치는 숫자가 얼마나 되는지는 표에 있어요.</translation>
    </message>
    <message>
        <source>Even with all steps the networks disagree: {answers}. Framing makes no digit of what is none, or could be two.</source>
        <translation>모든 단계를 거쳐도 신경망마다 답이 달라요: {answers}. 숫자가 아니거나 두 숫자를 닮은 그림은 전처리로도 어쩔 수 없어요.</translation>
    </message>
    <message>
        <source>Without {steps}: {answers}.</source>
        <translation>{steps} 없이: {answers}.</translation>
    </message>
    <message>
        <source>The same ink, {moved}: every answer stays ({answers}). Move it further.</source>
        <translation>같은 잉크를 옮겼어요({moved}). 답은 모두 그대로예요({answers}). 더 멀리 옮겨 보세요.</translation>
    </message>
    <message>
        <source>The same ink, {moved}: {answers}.</source>
        <translation>같은 잉크를 옮겼을 뿐인데({moved}): {answers}.</translation>
    </message>
    <message>
        <source>turning brightness into ink</source>
        <translation>잉크 단계</translation>
    </message>
    <message>
        <source>the box</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>the 20 pixels</source>
        <translation>20픽셀 맞추기</translation>
    </message>
    <message>
        <source>the centre of mass</source>
        <translation>무게중심 맞추기</translation>
    </message>
    <message>
        <source>the book&apos;s network reads {digit} instead of {usual}</source>
        <translation>책의 신경망은 {usual} 대신 {digit}</translation>
    </message>
    <message>
        <source>the book&apos;s network still reads {digit}</source>
        <translation>책의 신경망은 그대로 {digit}</translation>
    </message>
    <message>
        <source>the MLP {digit} instead of {usual}</source>
        <translation>MLP는 {usual} 대신 {digit}</translation>
    </message>
    <message>
        <source>the MLP still {digit}</source>
        <translation>MLP는 그대로 {digit}</translation>
    </message>
    <message>
        <source>the CNN {digit} instead of {usual}</source>
        <translation>CNN은 {usual} 대신 {digit}</translation>
    </message>
    <message>
        <source>the CNN still {digit}</source>
        <translation>CNN은 그대로 {digit}</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>잉크</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>20 pixels</source>
        <translation>20픽셀</translation>
    </message>
    <message>
        <source>Centre of mass</source>
        <translation>무게중심</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Ink is 1 and paper 0, as in MNIST. Off: the brightness goes in, paper 1 and ink 0.</source>
        <translation>MNIST처럼 잉크는 1, 종이는 0이에요. 끄면 밝기가 그대로 들어가서 종이가 1, 잉크가 0이 돼요.</translation>
    </message>
    <message>
        <source>Cut out the ink&apos;s box. Off: the whole sheet is shrunk to 28 × 28 pixels.</source>
        <translation>잉크를 감싼 상자를 잘라 내요. 끄면 종이 전체가 28 × 28픽셀로 줄어들어요.</translation>
    </message>
    <message>
        <source>Scale the box so that its longer side is 20 pixels. Off: it fills all 28. Without the box there is nothing to scale.</source>
        <translation>상자의 긴 변을 20픽셀로 맞춰요. 끄면 28픽셀을 꽉 채워요. 상자가 없으면 맞출 것도 없어요.</translation>
    </message>
    <message>
        <source>Move the ink&apos;s centre of mass to pixel (14, 14). Off: the middle of the box is there.</source>
        <translation>잉크의 무게중심을 픽셀 (14, 14)로 옮겨요. 끄면 상자의 한가운데가 그곳에 와요.</translation>
    </message>
    <message>
        <source>The sheet as you see it: paper 1, ink 0</source>
        <translation>눈에 보이는 그대로의 종이: 종이 1, 잉크 0</translation>
    </message>
    <message>
        <source>no ink</source>
        <translation>잉크 없이</translation>
    </message>
    <message>
        <source>no box</source>
        <translation>상자 없이</translation>
    </message>
    <message>
        <source>no 20 pixels</source>
        <translation>20픽셀 없이</translation>
    </message>
    <message>
        <source>no centring</source>
        <translation>무게중심 없이</translation>
    </message>
    <message>
        <source>all steps</source>
        <translation>모든 단계</translation>
    </message>
    <message>
        <source>as switched</source>
        <translation>지금 스위치대로</translation>
    </message>
    <message>
        <source>ink 1, paper 0</source>
        <translation>잉크 1, 종이 0</translation>
    </message>
    <message>
        <source>ink 0, paper 1</source>
        <translation>잉크 0, 종이 1</translation>
    </message>
    <message>
        <source>the whole sheet</source>
        <translation>종이 전체</translation>
    </message>
    <message>
        <source>not moved</source>
        <translation>옮기지 않음</translation>
    </message>
    <message>
        <source>White is 1, black is 0.
Dashed: what is cut out.
Ring: centre of mass.
Cross: pixel (14, 14).</source>
        <translation>흰색이 1, 검은색이 0.
점선: 잘라 내는 상자.
동그라미: 무게중심.
십자: 픽셀 (14, 14).</translation>
    </message>
    <message>
        <source>There is no network yet: train one with “badak train”.</source>
        <translation>아직 신경망이 없어요. “badak train”으로 학습시키세요.</translation>
    </message>
    <message>
        <source>Draw a digit at the left (F8), or take one that lies small and far from the middle.</source>
        <translation>왼쪽(F8)에 숫자를 그리거나, 구석에 작게 놓인 숫자를 가져오세요.</translation>
    </message>
    <message>
        <source>What each step is worth</source>
        <translation>단계별 효과</translation>
    </message>
    <message>
        <source>Read correctly, % of {count} digits</source>
        <translation>숫자 {count}개 중 맞힌 비율(%)</translation>
    </message>
    <message>
        <source>as with all steps</source>
        <translation>모두 켰을 때와 같음</translation>
    </message>
    <message>
        <source>as unmoved</source>
        <translation>옮기기 전과 같음</translation>
    </message>
    <message>
        <source>≠ {digit} with all steps</source>
        <translation>≠ 모두 켰을 때 {digit}</translation>
    </message>
    <message>
        <source>≠ {digit} unmoved</source>
        <translation>≠ 옮기기 전 {digit}</translation>
    </message>
    <message>
        <source>{digit} at {kept} of {all}</source>
        <translation>{all}곳 중 {kept}곳에서 {digit}</translation>
    </message>
    <message>
        <source>{count} px right</source>
        <translation>오른쪽 {count} px</translation>
    </message>
    <message>
        <source>{count} px left</source>
        <translation>왼쪽 {count} px</translation>
    </message>
    <message>
        <source>{count} px down</source>
        <translation>아래 {count} px</translation>
    </message>
    <message>
        <source>{count} px up</source>
        <translation>위 {count} px</translation>
    </message>
</context>
<context>
    <name>HeldPicture</name>
    <message>
        <source>The moved picture</source>
        <translation>옮긴 그림</translation>
    </message>
    <message>
        <source>Drag it, or use the arrow keys; Home puts it back</source>
        <translation>끌거나 화살표 키로 옮기고, Home으로 되돌려요</translation>
    </message>
</context>
<context>
    <name>NetCard</name>
    <message>
        <source>digit</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
</context>
<context>
    <name>NudgePad</name>
    <message>
        <source>Places of the picture: {network}</source>
        <translation>그림을 옮긴 자리: {network}</translation>
    </message>
    <message>
        <source>A square: the answer stays, the larger the surer. A digit: it is read instead. Click, drag or use the arrow keys to move the picture; Home puts it back.</source>
        <translation>네모: 답이 그대로예요. 클수록 더 확신해요. 숫자: 답이 그 숫자로 바뀌어요. 누르거나 끌거나 화살표 키로 그림을 옮기고, Home으로 되돌려요.</translation>
    </message>
</context>
<context>
    <name>WorthTable</name>
    <message>
        <source>What each step is worth</source>
        <translation>단계별 효과</translation>
    </message>
    <message>
        <source>Per cent of digits read correctly; they are training digits of MNIST, moved and scaled at random. Click a row to set its switches.</source>
        <translation>숫자를 맞힌 비율(%)이에요. MNIST 훈련 데이터를 무작위로 옮기고 크기를 바꾼 숫자예요. 줄을 누르면 스위치가 그렇게 바뀌어요.</translation>
    </message>
</context>
</TS>
