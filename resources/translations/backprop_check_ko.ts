<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>CheckPage</name>
    <message>
        <source>Which network</source>
        <translation>어느 신경망</translation>
    </message>
    <message>
        <source>Layers&apos;</source>
        <translation>계층의 신경망</translation>
    </message>
    <message>
        <source>A broken one</source>
        <translation>고장 난 신경망</translation>
    </message>
    <message>
        <source>The network and the mini-batch of the page Layers</source>
        <translation>계층 페이지의 신경망과 미니배치</translation>
    </message>
    <message>
        <source>Something may be wrong with it: find out what</source>
        <translation>어딘가 틀렸을 수 있어요. 찾아보세요</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>1,000</source>
        <translation>1,000</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Drawn evenly, at least one in every row and every column</source>
        <translation>고르게 뽑아요. 모든 행과 열에서 적어도 하나씩</translation>
    </message>
    <message>
        <source>Every one, which takes its time</source>
        <translation>하나도 빠짐없이. 시간이 걸려요</translation>
    </message>
    <message>
        <source>&amp;Race</source>
        <translation>경주(&amp;R)</translation>
    </message>
    <message>
        <source>Work out the gradients both ways; press again to stop</source>
        <translation>두 방법으로 기울기를 구해요. 다시 누르면 멈춰요</translation>
    </message>
    <message>
        <source>Let it &amp;learn</source>
        <translation>학습시키기(&amp;L)</translation>
    </message>
    <message>
        <source>1,000 steps with its fault: does the loss fall?</source>
        <translation>틀린 채로 1,000단계: 손실이 줄어들까요?</translation>
    </message>
    <message>
        <source>Look at it in La&amp;yers</source>
        <translation>계층에서 보기(&amp;Y)</translation>
    </message>
    <message>
        <source>Put it under the microscope</source>
        <translation>현미경으로 들여다봐요</translation>
    </message>
    <message>
        <source>A&amp;nother one</source>
        <translation>다른 신경망(&amp;N)</translation>
    </message>
    <message>
        <source>Break another network</source>
        <translation>다른 신경망을 고장 내요</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>멈춤(&amp;S)</translation>
    </message>
</context>
<context>
    <name>CheckTexts</name>
    <message>
        <source>Backpropagation</source>
        <translation>오차역전파법</translation>
    </message>
    <message>
        <source>Backpropagation: all {count} gradients in {time}</source>
        <translation>오차역전파법: 기울기 {count}개 모두 {time}</translation>
    </message>
    <message>
        <source>Numerical gradient</source>
        <translation>수치 미분</translation>
    </message>
    <message>
        <source>Numerical gradient: {total} in {time}</source>
        <translation>수치 미분: {total}개 {time}</translation>
    </message>
    <message>
        <source>Numerical gradient: {done} of {total} in {time}, about {all} in all</source>
        <translation>수치 미분: {total}개 중 {done}개 {time}, 모두 하면 약 {all}</translation>
    </message>
    <message>
        <source>how many times as long?</source>
        <translation>몇 배나 오래 걸릴까요?</translation>
    </message>
    <message>
        <source>100</source>
        <translation>100</translation>
    </message>
    <message>
        <source>1,000</source>
        <translation>1,000</translation>
    </message>
    <message>
        <source>10,000</source>
        <translation>10,000</translation>
    </message>
    <message>
        <source>It is {ratio} times: two passes forward for each of {count} parameters, against one forward and back.</source>
        <translation>{ratio}배예요. 매개변수 {count}개마다 순전파를 두 번 하는데, 역전파는 순전파와 역전파 한 번이면 돼요.</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>불일치</translation>
    </message>
    <message>
        <source>{name}: mean difference {difference}, {verdict}</source>
        <translation>{name}: 차이의 평균 {difference}, {verdict}</translation>
    </message>
    <message>
        <source>the loss bends between w − h and w + h</source>
        <translation>w − h와 w + h 사이에서 손실이 휘거나 꺾여요</translation>
    </message>
    <message>
        <source>Where the loss bends too much for the difference to prove it: {count}.</source>
        <translation>손실이 너무 휘거나 꺾여서 확인할 수 없는 것: {count}개.</translation>
    </message>
    <message>
        <source>the sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>No gradients yet</source>
        <translation>아직 기울기가 없어요</translation>
    </message>
    <message>
        <source>Gradients: {count}, at a bend: {bent}; largest difference {most}</source>
        <translation>기울기: {count}개, 손실이 꺾이는 곳: {bent}개; 가장 큰 차이: {most}</translation>
    </message>
    <message>
        <source>Affine 1</source>
        <translation>Affine 1</translation>
    </message>
    <message>
        <source>Affine 2</source>
        <translation>Affine 2</translation>
    </message>
    <message>
        <source>Softmax with loss</source>
        <translation>소프트맥스와 손실</translation>
    </message>
    <message>
        <source>between the steps</source>
        <translation>단계와 단계 사이</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>틀린 곳 없음</translation>
    </message>
    <message>
        <source>It reads {share} of the digits correctly.</source>
        <translation>숫자를 {share} 맞게 읽어요.</translation>
    </message>
    <message>
        <source>Both ways work out the same gradients, for the mini-batch of the page Layers. Let them race.</source>
        <translation>두 방법은 같은 기울기를 구해요. 계층 페이지의 미니배치로 경주시켜 보세요.</translation>
    </message>
    <message>
        <source>At this pace the numerical way takes {ratio} times as long for everything.</source>
        <translation>이 속도라면 수치 미분으로 모두 구하는 데 시간이 {ratio}배 걸려요.</translation>
    </message>
    <message>
        <source>This network has diverged: some gradients are not finite. Go back with it, or choose another.</source>
        <translation>이 신경망은 발산했어요. 유한하지 않은 기울기가 있어요. 되돌리거나 다른 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>The two differ in {arrays}: the way back is wrong there.</source>
        <translation>두 기울기가 다른 곳: {arrays}. 그곳의 역전파가 틀렸어요.</translation>
    </message>
    <message>
        <source>Nothing can be compared: the loss bends too much everywhere, or it stands still.</source>
        <translation>비교할 수 있는 것이 없어요. 손실이 어디서나 너무 휘거나 아예 변하지 않아요.</translation>
    </message>
    <message>
        <source>They agree: mean differences up to {largest}. The numerical way takes {ratio} times as long for everything.</source>
        <translation>두 기울기가 일치해요. 차이의 평균은 아무리 커도 {largest}. 수치 미분으로 모두 구하는 데는 시간이 {ratio}배 걸려요.</translation>
    </message>
    <message>
        <source>Right place, another cause: “{cause}” would leave other traces.</source>
        <translation>자리는 맞지만 원인이 달라요. “{cause}”라면 흔적이 달랐을 거예요.</translation>
    </message>
    <message>
        <source>That is the place. What is wrong there?</source>
        <translation>그 자리가 맞아요. 무엇이 틀렸나요?</translation>
    </message>
    <message>
        <source>Not there. In Layers, a sum on the way back that does not come out tells the place.</source>
        <translation>그곳이 아니에요. 계층 페이지에서 역전파의 합이 맞지 않는 곳을 찾으세요.</translation>
    </message>
    <message>
        <source>Everything agrees. Is anything wrong at all?</source>
        <translation>모두 일치해요. 틀린 곳이 있기는 할까요?</translation>
    </message>
    <message>
        <source>Wrong: {arrays}. Which layer makes just these wrong?</source>
        <translation>틀린 배열: {arrays}. 이것들만 틀리게 하는 곳은 어디일까요?</translation>
    </message>
    <message>
        <source>Something may be wrong on this network&apos;s way back. Check it, let it learn, look at it, and say where it is.</source>
        <translation>이 신경망의 역전파 어딘가가 틀렸을 수 있어요. 확인하고, 학습시키고, 들여다보고, 자리를 찾아보세요.</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>Mean difference of each array</source>
        <translation>배열마다 구한 차이의 평균</translation>
    </message>
    <message>
        <source>mean |difference|</source>
        <translation>|차이|의 평균</translation>
    </message>
    <message>
        <source>array</source>
        <translation>배열</translation>
    </message>
</context>
<context>
    <name>GamePanel</name>
    <message>
        <source>this one</source>
        <translation>이 신경망</translation>
    </message>
    <message>
        <source>Found.</source>
        <translation>찾았어요.</translation>
    </message>
    <message>
        <source>And what is wrong there?</source>
        <translation>그곳에서 무엇이 틀렸나요?</translation>
    </message>
    <message>
        <source>Where is it?</source>
        <translation>어디가 틀렸나요?</translation>
    </message>
</context>
<context>
    <name>RaceBars</name>
    <message>
        <source>The race</source>
        <translation>경주</translation>
    </message>
</context>
<context>
    <name>Scatter</name>
    <message>
        <source>numerical</source>
        <translation>수치 미분</translation>
    </message>
    <message>
        <source>analytic</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>Numerical against analytic gradient</source>
        <translation>수치 미분으로 구한 기울기와 역전파로 구한 기울기</translation>
    </message>
</context>
<context>
    <name>WorstTable</name>
    <message>
        <source>parameter</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Its place in its array</source>
        <translation>배열에서의 자리</translation>
    </message>
    <message>
        <source>analytic</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>What backpropagation says</source>
        <translation>오차역전파법으로 구한 값</translation>
    </message>
    <message>
        <source>numerical</source>
        <translation>수치 미분</translation>
    </message>
    <message>
        <source>(L(w + h) − L(w − h)) / 2h</source>
        <translation>(L(w + h) − L(w − h)) / 2h</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>How far the two are apart</source>
        <translation>두 값이 얼마나 다른지</translation>
    </message>
    <message>
        <source>The ten that differ most</source>
        <translation>가장 크게 차이 나는 열 개</translation>
    </message>
    <message>
        <source>Open it in Layers</source>
        <translation>계층에서 열기</translation>
    </message>
    <message>
        <source>Show the chosen one under the microscope: Enter or double-click</source>
        <translation>고른 것을 현미경으로 봐요: Enter 또는 두 번 누르기</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>Nothing has been broken yet.</source>
        <translation>아직 고장 낸 신경망이 없어요.</translation>
    </message>
</context>
</TS>
