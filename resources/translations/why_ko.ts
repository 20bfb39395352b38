<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>BesideBoard</name>
    <message>
        <source>The changed drawing, or a digit like it</source>
        <translation>바뀐 그림, 또는 닮은 숫자</translation>
    </message>
</context>
<context>
    <name>EvidenceBoard</name>
    <message>
        <source>Evidence over the drawing, 28 by 28 pixels</source>
        <translation>그림 위에 겹친 근거, 28×28 픽셀</translation>
    </message>
</context>
<context>
    <name>NeighbourRow</name>
    <message>
        <source>The digits most like the drawing</source>
        <translation>그림과 가장 닮은 숫자들</translation>
    </message>
    <message>
        <source>Click: lay it beside the drawing; double click: explain it</source>
        <translation>누르면 그림 옆에 놓고, 두 번 누르면 그것을 설명해요</translation>
    </message>
    <message>
        <source>digit</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>거리</translation>
    </message>
</context>
<context>
    <name>ProbabilityColumns</name>
    <message>
        <source>Probability of each digit</source>
        <translation>숫자별 확률</translation>
    </message>
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
    <name>WhyPage</name>
    <message>
        <source>Take an MNIST digit</source>
        <translation>MNIST 숫자 가져오기</translation>
    </message>
    <message>
        <source>Explain one of the digits that come with the program</source>
        <translation>프로그램에 들어 있는 숫자 하나를 설명해요</translation>
    </message>
    <message>
        <source>Stop looking for a change, or look again</source>
        <translation>변화를 그만 찾거나 다시 찾아요</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>신경망(&amp;N)</translation>
    </message>
    <message>
        <source>The network whose answer is explained</source>
        <translation>답을 설명할 신경망</translation>
    </message>
    <message>
        <source>Explain what you have drawn</source>
        <translation>내가 그린 것을 설명해요</translation>
    </message>
    <message>
        <source>How evidence is found</source>
        <translation>근거를 찾는 방법</translation>
    </message>
    <message>
        <source>Turn patches</source>
        <translation>조각 뒤집기</translation>
    </message>
    <message>
        <source>Gradient × input</source>
        <translation>기울기 × 입력</translation>
    </message>
    <message>
        <source>Occlusion: take the ink of a patch away, or ink its paper, and see how the score moves</source>
        <translation>가리기: 작은 조각의 잉크를 지우거나 종이에 잉크를 칠하고, 점수가 어떻게 움직이는지 봐요</translation>
    </message>
    <message>
        <source>The slope of the score along a pixel, times its ink x</source>
        <translation>픽셀에 대한 점수의 기울기에 그 픽셀의 잉크 x를 곱해요</translation>
    </message>
    <message>
        <source>Evidence for</source>
        <translation>이 숫자의 근거</translation>
    </message>
    <message>
        <source>Turn it into</source>
        <translation>이 숫자로 바꾸기</translation>
    </message>
    <message>
        <source>The digit whose score a is explained; click again for the answer</source>
        <translation>점수 a를 설명할 숫자. 다시 누르면 답으로 돌아가요</translation>
    </message>
    <message>
        <source>compared with</source>
        <translation>견줄 숫자</translation>
    </message>
    <message>
        <source>Evidence compared with</source>
        <translation>견줄 숫자</translation>
    </message>
    <message>
        <source>The digit to compare with; click again for none</source>
        <translation>견줄 숫자. 다시 누르면 견주지 않아요</translation>
    </message>
    <message>
        <source>The digit that a small change is to turn it into</source>
        <translation>작은 변화로 만들어 볼 숫자</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>다시 찾기</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>그만 찾기</translation>
    </message>
</context>
<context>
    <name>WhyStage</name>
    <message>
        <source>From the drawing to the changed one</source>
        <translation>원래 그림에서 바뀐 그림까지</translation>
    </message>
    <message>
        <source>Drag: from the drawing to the changed one</source>
        <translation>끌어 보세요: 원래 그림에서 바뀐 그림까지</translation>
    </message>
    <message>
        <source>Probability y of each digit; click: evidence for it</source>
        <translation>숫자별 확률 y. 누르면 그 숫자의 근거를 봐요</translation>
    </message>
    <message>
        <source>Probability y of each digit in the picture above; click: turn it into that digit</source>
        <translation>위 그림의 숫자별 확률 y. 누르면 그 숫자로 바꿔 봐요</translation>
    </message>
    <message>
        <source>Before or after; less motion is wanted, so nothing plays</source>
        <translation>전과 후만 보여요. 움직임을 줄이도록 설정되어 있어 재생하지 않아요</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Play: watch the drawing change</source>
        <translation>재생: 그림이 바뀌는 모습을 봐요</translation>
    </message>
</context>
<context>
    <name>WhyTab</name>
    <message>
        <source>Reading the bundled digits</source>
        <translation>프로그램에 들어 있는 숫자를 읽는 중</translation>
    </message>
    <message>
        <source>There is no network to ask: train one with “badak train”.</source>
        <translation>물어볼 신경망이 없어요. “badak train”으로 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Draw a digit at the left (F8), or take one that comes with the program.</source>
        <translation>왼쪽(F8)에 숫자를 그리거나, 프로그램에 들어 있는 숫자를 가져오세요.</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>Why {digit}?</source>
        <translation>왜 {digit}일까요?</translation>
    </message>
    <message>
        <source>Why {digit}, not {rival}?</source>
        <translation>왜 {rival} 말고 {digit}일까요?</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>turning one patch after another…</source>
        <translation>조각을 하나씩 뒤집는 중…</translation>
    </message>
    <message>
        <source>blue + for {digit}, vermillion − against; in all {sum}</source>
        <translation>파랑 +는 {digit} 편, 주홍 −는 반대, 모두 {sum}</translation>
    </message>
    <message>
        <source>blue + for {digit}, vermillion − for {rival}; in all {sum}</source>
        <translation>파랑 +는 {digit} 편, 주홍 −는 {rival} 편, 모두 {sum}</translation>
    </message>
    <message>
        <source>Nothing is drawn</source>
        <translation>그린 것이 없어요</translation>
    </message>
    <message>
        <source>picture {number} of {count}</source>
        <translation>그림 {count}개 중 {number}번</translation>
    </message>
    <message>
        <source>Like it: an MNIST digit, labelled {label}</source>
        <translation>닮은 숫자: MNIST의 {label}</translation>
    </message>
    <message>
        <source>What would change it?</source>
        <translation>무엇이 답을 바꿀까요?</translation>
    </message>
    <message>
        <source>What would turn it into {target}?</source>
        <translation>무엇을 바꾸면 답이 {target}일까요?</translation>
    </message>
    <message>
        <source>distance {distance}</source>
        <translation>거리 {distance}</translation>
    </message>
    <message>
        <source>+ {share} ink</source>
        <translation>+ 잉크 {share}</translation>
    </message>
    <message>
        <source>− {share} ink</source>
        <translation>− 잉크 {share}</translation>
    </message>
    <message>
        <source>searching, {count} pictures read</source>
        <translation>찾는 중, 그림 {count}장을 읽었어요</translation>
    </message>
    <message>
        <source>none found in {count} pictures</source>
        <translation>그림 {count}장에서 못 찾았어요</translation>
    </message>
    <message>
        <source>Most like it: reading…</source>
        <translation>가장 닮은 숫자: 읽는 중…</translation>
    </message>
    <message>
        <source>Most like it, of {count} digits so far</source>
        <translation>가장 닮은 숫자, 지금까지 읽은 {count}개 중에서</translation>
    </message>
    <message>
        <source>Most like it, of {count} digits</source>
        <translation>가장 닮은 숫자, {count}개 중에서</translation>
    </message>
    <message>
        <source>Labelled {label}, distance {distance}</source>
        <translation>{label}, 거리 {distance}</translation>
    </message>
    <message>
        <source>Labelled {label}, distance {distance}: not what the network answers</source>
        <translation>{label}, 거리 {distance}: 답과 다른 숫자</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: ink {ink}, contributes {value} to {score}</source>
        <translation>{row}행 {column}열: 잉크 {ink}, {score}에 {value}만큼 기여해요</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: changes nothing in {score}</source>
        <translation>{row}행 {column}열: {score}에 영향이 없어요</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: as it is, it contributes {value} to {score}</source>
        <translation>{row}행 {column}열: 지금 이대로 {score}에 {value}만큼 기여해요</translation>
    </message>
    <message>
        <source>the score of {digit}</source>
        <translation>{digit}의 점수</translation>
    </message>
    <message>
        <source>the lead of {digit} over {rival}</source>
        <translation>{rival}에 앞서는 {digit}의 점수 차</translation>
    </message>
    <message>
        <source>Here you will see what speaks for an answer, which digits are like yours, and a small change that turns the answer.</source>
        <translation>무엇이 그 답을 뒷받침하는지, 어떤 숫자와 닮았는지, 어떤 작은 변화가 답을 뒤집는지 여기서 볼 수 있어요.</translation>
    </message>
    <message>
        <source>The network reads the picture…</source>
        <translation>신경망이 그림을 읽고 있어요…</translation>
    </message>
    <message>
        <source>{same} of the {count} digits nearest before the last layer are labelled {answer}, like this one: what lies close together there is alike to the network.</source>
        <translation>마지막 층 앞에서 가장 가까운 숫자 {count}개 중 {same}개의 레이블이 이것과 같아요({answer}). 그곳에서 가까운 것은 신경망에게 비슷한 것이에요.</translation>
    </message>
    <message>
        <source>This one is labelled {label}, {same} of the {count} nearest are labelled {answer}: where two digits meet before the last layer, an answer is easily wrong.</source>
        <translation>이것의 레이블은 {label}인데, 가장 가까운 숫자 {count}개 중 레이블이 {answer}인 것은 {same}개예요. 마지막 층 앞에서 두 숫자가 만나는 곳에서는 답이 틀리기 쉬워요.</translation>
    </message>
    <message>
        <source>The score of {digit} is {score}: what is blue raises it, what is vermillion lowers it.</source>
        <translation>{digit}의 점수: {score}. 파란 곳은 점수를 올리고 주홍 곳은 내려요.</translation>
    </message>
    <message>
        <source>{digit} leads {rival} by {score}: blue says {digit}, vermillion says {rival}.</source>
        <translation>{digit}의 점수가 {rival}보다 {score} 높아요. 파란 곳은 {digit}, 주홍 곳은 {rival} 편이에요.</translation>
    </message>
    <message>
        <source>{digit} and {rival} have the same score: blue says {digit}, vermillion says {rival}.</source>
        <translation>{digit}, {rival}의 점수가 같아요. 파란 곳은 {digit}, 주홍 곳은 {rival} 편이에요.</translation>
    </message>
    <message>
        <source>{digit} is {score} behind {rival}: blue says {digit}, vermillion says {rival}, and that weighs more.</source>
        <translation>{digit}의 점수가 {rival}보다 {score} 낮아요. 파란 곳은 {digit}, 주홍 곳은 {rival} 편인데 주홍 쪽이 우세해요.</translation>
    </message>
    <message>
        <source>{digit} is {score} behind {rival}: blue says {digit}, vermillion says {rival}.</source>
        <translation>{digit}의 점수가 {rival}보다 {score} 낮아요. 파란 곳은 {digit}, 주홍 곳은 {rival} 편이에요.</translation>
    </message>
    <message>
        <source>To the network this is no digit. If it had to choose, it would take {answer} before {rival}: blue parts speak for {answer}, vermillion ones for {rival}.</source>
        <translation>신경망은 이 그림을 숫자로 보지 않아요. 굳이 고르면 첫째 후보는 {answer}, 둘째는 {rival}. 파란 곳은 {answer}, 주홍 곳은 {rival} 편이에요.</translation>
    </message>
    <message>
        <source>It reads {answer}. With ink where + stands, {share} of the drawing&apos;s, it is read as {target}; no smaller change was found.</source>
        <translation>+ 자리에 그림 잉크의 {share}만큼 더하면 답이 바뀌어요: {answer} → {target}. 더 작은 변화는 찾지 못했어요.</translation>
    </message>
    <message>
        <source>It reads {answer}. Without the ink where − stands, {share} of the drawing&apos;s, it is read as {target}; no smaller change was found.</source>
        <translation>− 자리에서 그림 잉크의 {share}만큼 지우면 답이 바뀌어요: {answer} → {target}. 더 작은 변화는 찾지 못했어요.</translation>
    </message>
    <message>
        <source>It reads {answer}. With ink where + stands and none where − stands, {share} of the drawing&apos;s, it is read as {target}; no smaller change was found.</source>
        <translation>+ 자리에 더하고 − 자리에서 지워 그림 잉크의 {share}만큼 바꾸면 답이 바뀌어요: {answer} → {target}. 더 작은 변화는 찾지 못했어요.</translation>
    </message>
    <message>
        <source>It reads {answer}, and no change of up to six strokes was found that turns it into {target}; there may be one all the same.</source>
        <translation>획 여섯 개까지 시험했지만 답을 바꾸지 못했어요: {answer} → {target}. 그런 변화가 없다는 뜻은 아니에요.</translation>
    </message>
    <message>
        <source>It reads {answer} rather than {target}: blue parts of the picture speak for {answer}, vermillion ones for {target}.</source>
        <translation>신경망의 답: {target} 말고 {answer}. 파란 곳은 {answer}, 주홍 곳은 {target} 편이에요.</translation>
    </message>
</context>
</TS>
