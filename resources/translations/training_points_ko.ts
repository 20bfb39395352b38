<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>DigitsPredictions</name>
    <message>
        <source>It has hardly fallen: {first} at first, {last} at step {step}.</source>
        <translation>거의 줄어들지 않았어요. 처음 {first}, {step}단계 {last}.</translation>
    </message>
    <message>
        <source>It fell from the first steps on.</source>
        <translation>처음부터 줄어들었어요.</translation>
    </message>
    <message>
        <source>For {steps} steps it stayed almost where it began, then it fell.</source>
        <translation>{steps}단계 동안 거의 처음 그대로 있다가 줄어들었어요.</translation>
    </message>
    <message>
        <source>Your curve and the real one stay together up to step {step}.</source>
        <translation>그린 곡선과 실제 곡선이 {step}단계까지 함께 가요.</translation>
    </message>
    <message>
        <source>The two part at step {step}: you drew {drawn}, it was {actual}.</source>
        <translation>{step}단계에서 갈라져요. 그린 값은 {drawn}, 실제 값은 {actual}.</translation>
    </message>
    <message>
        <source>It broke at step {step}.</source>
        <translation>{step}단계에서 망가졌어요.</translation>
    </message>
    <message>
        <source>How will the loss fall?</source>
        <translation>손실은 어떻게 줄어들까요?</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>바로</translation>
    </message>
    <message>
        <source>after a while</source>
        <translation>한참 뒤에</translation>
    </message>
</context>
<context>
    <name>NetworkView</name>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Click a line or a dot to type its weight or bias, drag it up or down, or turn the wheel; click a tile to see it large. Keys: arrows, W, + and −, Enter.</source>
        <translation>선이나 점을 누르면 가중치나 편향을 쓸 수 있고, 위아래로 끌거나 휠을 돌려 바꿀 수도 있어요. 타일을 누르면 크게 보여요. 키: 화살표, W, +와 −, Enter.</translation>
    </message>
    <message>
        <source>Neuron {neuron} of layer {layer}</source>
        <translation>{layer}층의 {neuron}번 뉴런</translation>
    </message>
    <message>
        <source>Neurons, layer by layer: {sizes}</source>
        <translation>층별 뉴런 수: {sizes}</translation>
    </message>
    <message>
        <source>Layer {number}: one neuron less</source>
        <translation>{number}층: 뉴런 하나 빼기</translation>
    </message>
    <message>
        <source>Layer {number}: one neuron more</source>
        <translation>{number}층: 뉴런 하나 더하기</translation>
    </message>
    <message>
        <source>Bias of neuron {target} of layer {layer}</source>
        <translation>{layer}층 {target}번 뉴런의 편향</translation>
    </message>
    <message>
        <source>Weight from {source} to {target} of layer {layer}</source>
        <translation>{layer}층의 {source}번에서 {target}번으로 가는 가중치</translation>
    </message>
</context>
<context>
    <name>PointsPage</name>
    <message>
        <source>Points: {sizes}</source>
        <translation>점: {sizes}</translation>
    </message>
    <message>
        <source>&amp;Ready-made</source>
        <translation>준비된 예(&amp;R)</translation>
    </message>
    <message>
        <source>Points and a network that were tried together, from many starts</source>
        <translation>여러 시작에서 함께 시험해 본 점과 신경망이에요</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>직접 만든 것</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>데이터(&amp;D)</translation>
    </message>
    <message>
        <source>What is to be learnt; the network stays where it can</source>
        <translation>무엇을 학습할지 골라요. 신경망은 되도록 그대로 있어요</translation>
    </message>
    <message>
        <source>Painted, or from a file</source>
        <translation>그린 점이나 파일에서 온 점</translation>
    </message>
    <message>
        <source>Draw one: it is the ring in the plane</source>
        <translation>숫자를 그리면 평면의 고리가 돼요</translation>
    </message>
    <message>
        <source>Clear the paper</source>
        <translation>종이 지우기</translation>
    </message>
    <message>
        <source>Draw another one</source>
        <translation>다른 숫자를 그려요</translation>
    </message>
    <message>
        <source>Two numbers of 784: give it all</source>
        <translation>784개 가운데 둘: 전부 주기</translation>
    </message>
    <message>
        <source>The page Digits learns from whole pictures</source>
        <translation>숫자 페이지는 그림 전체로 학습해요</translation>
    </message>
    <message>
        <source>Rate η</source>
        <translation>학습률 η</translation>
    </message>
    <message>
        <source>Learning rate: how far a step goes</source>
        <translation>학습률: 한 단계에 얼마나 멀리 가는지</translation>
    </message>
    <message>
        <source>&amp;Optimiser</source>
        <translation>최적화 기법(&amp;O)</translation>
    </message>
    <message>
        <source>How weights follow their gradients; another one begins without memory</source>
        <translation>가중치가 기울기를 어떻게 따라가는지 골라요. 다른 방법은 기억 없이 시작해요</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>배치(&amp;B)</translation>
    </message>
    <message>
        <source>Points learnt in one step</source>
        <translation>한 단계에 학습하는 점의 수</translation>
    </message>
    <message>
        <source>&amp;Loss</source>
        <translation>손실(&amp;L)</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>교차 엔트로피 오차</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>제곱 오차</translation>
    </message>
    <message>
        <source>What is made small</source>
        <translation>무엇을 줄일지</translation>
    </message>
    <message>
        <source>Weight decay λ</source>
        <translation>가중치 감소 λ</translation>
    </message>
    <message>
        <source>Draws weights towards 0 (chapter 6.4.1)</source>
        <translation>가중치를 0 쪽으로 당겨요(6.4.1절)</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Share of hidden neurons left out at each step (chapter 6.4.3)</source>
        <translation>단계마다 빼놓는 은닉 뉴런의 비율(6.4.3절)</translation>
    </message>
    <message>
        <source>Hidden la&amp;yers</source>
        <translation>은닉층 수(&amp;Y)</translation>
    </message>
    <message>
        <source>A new one begins by passing on what it gets</source>
        <translation>새 층은 처음에 받은 것을 그대로 넘겨줘요</translation>
    </message>
    <message>
        <source>&amp;Activation</source>
        <translation>활성화 함수(&amp;A)</translation>
    </message>
    <message>
        <source>Of the hidden layers, or of the layer whose tile is chosen</source>
        <translation>모든 은닉층, 또는 타일을 고른 층의 활성화 함수</translation>
    </message>
    <message>
        <source>Make it a sigmoid</source>
        <translation>시그모이드로 바꾸기</translation>
    </message>
    <message>
        <source>A sigmoid has a slope, so the neuron can learn</source>
        <translation>시그모이드의 미분값은 0이 아니라서 뉴런이 학습할 수 있어요</translation>
    </message>
    <message>
        <source>Folded plane</source>
        <translation>접힌 평면</translation>
    </message>
    <message>
        <source>The plane as two neurons of the last hidden layer see it</source>
        <translation>마지막 은닉층의 두 뉴런이 보는 평면</translation>
    </message>
    <message>
        <source>Gates: one neuron; a step takes the sigmoid&apos;s place</source>
        <translation>게이트: 뉴런이 하나여야 하고, 시그모이드가 계단 함수로 바뀌어요</translation>
    </message>
    <message>
        <source>Forward: the sigmoid of the loss becomes its last activation</source>
        <translation>순전파: 손실에 든 시그모이드가 마지막 활성화 함수가 돼요</translation>
    </message>
    <message>
        <source>Digits: 784 inputs, its hidden layers, ten outputs (one neuron alone: 0 or not); new weights</source>
        <translation>숫자: 입력 784개, 이 은닉층, 출력 열 개(뉴런 하나면 0인지 아닌지). 가중치는 새로 시작해요</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>How far points are scattered</source>
        <translation>점이 얼마나 흩어지는지</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>How many points there are</source>
        <translation>점이 몇 개인지</translation>
    </message>
    <message>
        <source>Held apart</source>
        <translation>따로 두기</translation>
    </message>
    <message>
        <source>Share of the points that is never learnt; these are hollow</source>
        <translation>학습하지 않고 따로 두는 점의 비율. 속이 비어 있어요</translation>
    </message>
    <message>
        <source>Other points</source>
        <translation>다른 점</translation>
    </message>
    <message>
        <source>Points of the same kind elsewhere</source>
        <translation>같은 종류의 점을 새로 뽑아요</translation>
    </message>
    <message>
        <source>None</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Take all points away, to paint your own</source>
        <translation>점을 모두 지우고 직접 그려요</translation>
    </message>
    <message>
        <source>Open CSV…</source>
        <translation>CSV 열기…</translation>
    </message>
    <message>
        <source>Learn the points of a table</source>
        <translation>표에 있는 점을 학습해요</translation>
    </message>
    <message>
        <source>Save CSV…</source>
        <translation>CSV 저장…</translation>
    </message>
    <message>
        <source>Write the points to a table</source>
        <translation>점을 표로 저장해요</translation>
    </message>
    <message>
        <source>Of layer {number}, whose tile is chosen</source>
        <translation>타일을 고른 {number}층의 활성화 함수</translation>
    </message>
    <message>
        <source>Open points</source>
        <translation>점 열기</translation>
    </message>
    <message>
        <source>Tables ({endings})</source>
        <translation>표 ({endings})</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>Save points</source>
        <translation>점 저장</translation>
    </message>
</context>
<context>
    <name>PointsPlane</name>
    <message>
        <source>Points and what the network answers</source>
        <translation>점과 신경망의 답</translation>
    </message>
    <message>
        <source>Click: a point of class 1; Shift or the right button: of class 0. Drag a point to move it, Alt sprays, Delete takes one away. Keys: arrows and Enter, Shift+Enter.</source>
        <translation>클릭하면 클래스 1인 점, Shift를 누르거나 오른쪽 단추면 클래스 0인 점이 생겨요. 점은 끌어서 옮기고, Alt로 뿌리고, Delete로 지워요. 키: 화살표와 Enter, Shift+Enter.</translation>
    </message>
    <message>
        <source>Points: {count}</source>
        <translation>점: {count}개</translation>
    </message>
    <message>
        <source>of class 1: {ones}, of class 0: {zeros}</source>
        <translation>클래스 1: {ones}개, 클래스 0: {zeros}개</translation>
    </message>
    <message>
        <source>on the wrong side: {count}</source>
        <translation>반대쪽에 있음: {count}개</translation>
    </message>
</context>
<context>
    <name>PointsPredictions</name>
    <message>
        <source>Will all points end on their side?</source>
        <translation>점이 모두 제 쪽에 놓이게 될까요?</translation>
    </message>
    <message>
        <source>yes, all</source>
        <translation>네, 모두</translation>
    </message>
    <message>
        <source>not all</source>
        <translation>모두는 아니에요</translation>
    </message>
    <message>
        <source>You expected all of them: after {step} steps it is {right} of {count}.</source>
        <translation>모두라고 예상했어요. {step}단계 뒤에는 {count}개 중 {right}개가 제 쪽에 있어요.</translation>
    </message>
    <message>
        <source>You expected some to stay wrong: after {step} steps {right} of {count} are right.</source>
        <translation>몇 개는 틀린 채로 남는다고 예상했어요. {step}단계 뒤에는 {count}개 중 {right}개가 맞아요.</translation>
    </message>
</context>
<context>
    <name>PointsStage</name>
    <message>
        <source>One batch</source>
        <translation>배치 하나</translation>
    </message>
    <message>
        <source>Can a fresh network like this learn ten points by heart?</source>
        <translation>이런 신경망을 새로 만들면 점 열 개를 외울 수 있을까요?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>남기기</translation>
    </message>
    <message>
        <source>Let the losses of this run stay in the picture, to be compared</source>
        <translation>비교할 수 있게 이 학습의 손실을 그림에 남겨요</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
</context>
<context>
    <name>TrainingNames</name>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>first loss {value}</source>
        <translation>첫 손실 {value}</translation>
    </message>
    <message>
        <source>ten by heart: loss {value}</source>
        <translation>열 개 외우기: 손실 {value}</translation>
    </message>
    <message>
        <source>step : weights {value}</source>
        <translation>변화 : 가중치 {value}</translation>
    </message>
    <message>
        <source>idle neurons {value}</source>
        <translation>쉬는 뉴런 {value}</translation>
    </message>
    <message>
        <source>gap {value}</source>
        <translation>격차 {value}</translation>
    </message>
    <message>
        <source>Is the run well? ✓: as usual; !: not, with what is usual</source>
        <translation>잘 학습하고 있나요? ✓: 보통 값, !: 보통과 다름. 괄호 안이 보통 값이에요</translation>
    </message>
    <message>
        <source>first loss: a network that knows nothing gives every answer the same probability</source>
        <translation>첫 손실: 아무것도 모르면 모든 답의 확률이 같아요</translation>
    </message>
    <message>
        <source>step : weights: how far one step moves the weights</source>
        <translation>변화 : 가중치: 한 단계에 가중치가 변한 비율이에요</translation>
    </message>
    <message>
        <source>idle neurons: their slope is almost 0, so they don&apos;t learn</source>
        <translation>쉬는 뉴런: 미분값이 거의 0이라 배우지 못해요</translation>
    </message>
    <message>
        <source>gap: accuracy on what is learnt less that on what is held apart</source>
        <translation>격차: 학습한 것의 정확도에서 따로 둔 것의 정확도를 뺀 값이에요</translation>
    </message>
    <message>
        <source>ten by heart: a fresh network should manage that</source>
        <translation>열 개 외우기: 새 신경망이라면 할 수 있어야 해요</translation>
    </message>
</context>
<context>
    <name>TrainingPoints</name>
    <message>
        <source>There is no point to learn. Click into the plane to paint one.</source>
        <translation>학습할 점이 없어요. 평면을 클릭해서 점을 그리세요.</translation>
    </message>
    <message>
        <source>All points to be learnt are of one class: there is nothing to part. Paint some of the other.</source>
        <translation>배울 점이 모두 한 클래스라서 나눌 것이 없어요. 다른 클래스의 점도 찍어 보세요.</translation>
    </message>
    <message>
        <source>The last neuron is a step: its slope is 0, so no gradient comes back and nothing is learnt. [Make it a sigmoid](#sigmoid.1).</source>
        <translation>마지막 뉴런이 계단 함수예요. 미분값이 0이라 기울기가 돌아오지 않아서 학습하지 못해요. [시그모이드로 바꾸세요](#sigmoid.1).</translation>
    </message>
    <message>
        <source>Forward: layer {layer}, {kind}, has worked out its {count} signals.</source>
        <translation>순전파: {layer}번째 계층({kind})이 신호 {count}개를 계산했어요.</translation>
    </message>
    <message>
        <source>The answers were compared with the targets: a loss of {loss}.</source>
        <translation>답을 정답과 비교했어요. 손실: {loss}</translation>
    </message>
    <message>
        <source>Backward: layer {layer}, {kind}, has passed its gradient on.</source>
        <translation>역전파: {layer}번째 계층({kind})이 기울기를 넘겨줬어요.</translation>
    </message>
    <message>
        <source>Update: the weights have moved by {moved} in all. That was one step.</source>
        <translation>갱신: 가중치가 모두 합해 {moved}만큼 움직였어요. 여기까지가 한 단계예요.</translation>
    </message>
    <message>
        <source>Without it the loss went from {before} to {after}.</source>
        <translation>그것을 빼자 손실이 바뀌었어요: {before} → {after}.</translation>
    </message>
    <message>
        <source>One perceptron couldn&apos;t part these quarters. Can {hidden} neurons? Press the space bar.</source>
        <translation>퍼셉트론 하나로는 이 네 영역을 나누지 못했어요. 뉴런 {hidden}개로는 될까요? 스페이스 바를 눌러 보세요.</translation>
    </message>
    <message>
        <source>From none of the starts that were tried did this network learn it.</source>
        <translation>시험해 본 어떤 시작에서도 이 신경망은 학습하지 못했어요.</translation>
    </message>
    <message>
        <source>Whether this network learns it depends on its start. Press the space bar, then try another start.</source>
        <translation>이 신경망이 학습할 수 있는지는 시작에 달려 있어요. 스페이스 바를 누르고, 다른 시작도 해 보세요.</translation>
    </message>
    <message>
        <source>Press the space bar: the network learns these {count} points.</source>
        <translation>스페이스 바를 누르면 신경망이 이 점 {count}개를 학습해요.</translation>
    </message>
    <message>
        <source>After step {step} the answers miss the numbers by {error} on average.</source>
        <translation>{step}단계 뒤: 답이 목표와 평균 {error}만큼 달라요.</translation>
    </message>
    <message>
        <source>On the wrong side: {wrong} of {count} points. One neuron makes one line, and a line can&apos;t bend: no line parts all of them. [Add a hidden layer](#stage_view.network).</source>
        <translation>점 {count}개 가운데 {wrong}개가 반대쪽에 있어요. 뉴런 하나는 직선 하나이고, 직선은 꺾이지 않아요. 어떤 직선도 이 점들을 모두 나누지는 못해요. [은닉층을 더하세요](#stage_view.network).</translation>
    </message>
    <message>
        <source>After step {step} no point of {count} is on the wrong side.</source>
        <translation>{step}단계 뒤: 점 {count}개가 모두 제자리에 있어요.</translation>
    </message>
    <message>
        <source>After step {step} no point of {count} is on the wrong side; of the {apart} held apart, {share} are on theirs.</source>
        <translation>{step}단계 뒤: 점 {count}개가 모두 제자리에 있어요. 따로 둔 {apart}개 가운데는 {share}가 제자리에 있어요.</translation>
    </message>
    <message>
        <source>After step {step}, on the wrong side: {wrong} of {count} points.</source>
        <translation>{step}단계 뒤: 점 {count}개 가운데 {wrong}개가 반대쪽에 있어요.</translation>
    </message>
    <message>
        <source>After step {step}, on the wrong side: {wrong} of {count} points; of the {apart} held apart, {share} are on theirs.</source>
        <translation>{step}단계 뒤: 점 {count}개 가운데 {wrong}개가 반대쪽에 있어요. 따로 둔 {apart}개 가운데는 {share}가 제자리에 있어요.</translation>
    </message>
    <message>
        <source>Your drawing: {first} {x}, {second} {y}: this side reads {digit}.</source>
        <translation>내가 그린 숫자: {first} {x}, {second} {y}. 이쪽에서 읽는 숫자: {digit}.</translation>
    </message>
    <message>
        <source>ink</source>
        <translation>잉크</translation>
    </message>
    <message>
        <source>ink in the middle</source>
        <translation>가운데 잉크</translation>
    </message>
    <message>
        <source>width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>slant</source>
        <translation>기운 정도</translation>
    </message>
    <message>
        <source>XOR, 8 neurons</source>
        <translation>XOR, 뉴런 8개</translation>
    </message>
    <message>
        <source>Circle, 4 neurons</source>
        <translation>원, 뉴런 4개</translation>
    </message>
    <message>
        <source>Spiral, 16 and 16</source>
        <translation>나선, 16개와 16개</translation>
    </message>
    <message>
        <source>XOR gate, 6 neurons</source>
        <translation>XOR 게이트, 뉴런 6개</translation>
    </message>
    <message>
        <source>0 or 1: one neuron</source>
        <translation>0 또는 1: 뉴런 하나</translation>
    </message>
    <message>
        <source>1 or 9: 4 neurons</source>
        <translation>1 또는 9: 뉴런 4개</translation>
    </message>
    <message>
        <source>Curve y = f(x)</source>
        <translation>곡선 y = f(x)</translation>
    </message>
    <message>
        <source>XOR, 4: by its start</source>
        <translation>XOR, 4개: 시작에 따라</translation>
    </message>
    <message>
        <source>XOR gate, 2: by its start</source>
        <translation>XOR 게이트, 2개: 시작에 따라</translation>
    </message>
    <message>
        <source>Spiral, 8 and 8: by its start</source>
        <translation>나선, 8개와 8개: 시작에 따라</translation>
    </message>
    <message>
        <source>XOR, 2: never</source>
        <translation>XOR, 2개: 안 됨</translation>
    </message>
    <message>
        <source>1 or 9, one line: never</source>
        <translation>1 또는 9, 직선 하나: 안 됨</translation>
    </message>
    <message>
        <source>Circle, one line: never</source>
        <translation>원, 직선 하나: 안 됨</translation>
    </message>
    <message>
        <source>XOR: four quarters</source>
        <translation>XOR: 네 영역</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>원</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>나선</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>반달</translation>
    </message>
    <message>
        <source>Two clouds</source>
        <translation>두 무리</translation>
    </message>
    <message>
        <source>Handwriting: 0 or 1</source>
        <translation>손글씨: 0 또는 1</translation>
    </message>
    <message>
        <source>Handwriting: 1 or 9</source>
        <translation>손글씨: 1 또는 9</translation>
    </message>
    <message>
        <source>y = sin(πx)</source>
        <translation>y = sin(πx)</translation>
    </message>
    <message>
        <source>y = 2x² − 1</source>
        <translation>y = 2x² − 1</translation>
    </message>
    <message>
        <source>y: a jump</source>
        <translation>y: 계단</translation>
    </message>
    <message>
        <source>Numbers: a slope</source>
        <translation>수: 비탈</translation>
    </message>
    <message>
        <source>Numbers: hill and hollow</source>
        <translation>수: 언덕과 골</translation>
    </message>
    <message>
        <source>ln 2: knows nothing</source>
        <translation>ln 2: 아무것도 모름</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>There is room for {layers} hidden layers of {neurons} neurons.</source>
        <translation>은닉층은 {layers}개, 층마다 뉴런은 {neurons}개까지예요.</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Watch a network learn, and change it while it does</source>
        <translation>신경망이 학습하는 모습을 보면서 바꿔 보세요</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>A small network learns to part points</source>
        <translation>작은 신경망이 점을 나누는 법을 학습해요</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>A network learns to read digits, and reads yours meanwhile</source>
        <translation>신경망이 숫자 읽는 법을 배우면서 내 숫자도 읽어요</translation>
    </message>
</context>
</TS>
