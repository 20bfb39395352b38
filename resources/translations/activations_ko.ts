<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>CurvePlots</name>
    <message>
        <source>input x</source>
        <translation>입력 x</translation>
    </message>
    <message>
        <source>Curves; the arrow keys move x</source>
        <translation>곡선, 화살표 키로 x를 옮겨요</translation>
    </message>
    <message>
        <source>Drag the vertical line to move x; drag the plot to pan, turn the wheel to zoom</source>
        <translation>세로선을 끌면 x가 움직여요. 그림을 끌면 이동하고, 휠을 돌리면 확대·축소돼요</translation>
    </message>
</context>
<context>
    <name>CurveWords</name>
    <message>
        <source>Tick a function at the left (F8) to see its curve and its slope.</source>
        <translation>왼쪽(F8)에서 함수를 고르면 곡선과 미분이 보여요.</translation>
    </message>
    <message>
        <source>Here it jumps from {left} to {right}: no slope here, {slope} on both sides.</source>
        <translation>여기서 값이 뛰어요: {left} → {right}. 이 점에서는 미분할 수 없고, 양쪽의 미분값은 모두 같아요({slope}).</translation>
    </message>
    <message>
        <source>Here is its corner: slope {before} at the left, {after} at the right.</source>
        <translation>여기가 꺾이는 점이에요. 미분값: 왼쪽 {before}, 오른쪽 {after}.</translation>
    </message>
    <message>
        <source>With β = {beta} it can hardly be told from the step.</source>
        <translation>β = {beta}: 계단 함수와 거의 구별되지 않아요.</translation>
    </message>
    <message>
        <source>Here it is flat: no gradient comes back through it.</source>
        <translation>여기서는 평평해서 기울기가 되돌아오지 못해요.</translation>
    </message>
    <message>
        <source>Here it is nearly flat: hardly any gradient comes back through it.</source>
        <translation>여기서는 거의 평평해서 기울기가 거의 되돌아오지 못해요.</translation>
    </message>
    <message>
        <source>A small change of x at {x} comes out times {slope}.</source>
        <translation>x&#xa0;=&#xa0;{x}에서 x를 조금 바꾸면 출력은 그 {slope}배만큼 바뀌어요.</translation>
    </message>
</context>
<context>
    <name>CurvesPage</name>
    <message>
        <source>Input x</source>
        <translation>입력 x</translation>
    </message>
    <message>
        <source>x: the sum that reaches the neuron</source>
        <translation>x: 뉴런에 도착한 합</translation>
    </message>
    <message>
        <source>such as x*sigmoid(x)</source>
        <translation>예: x*sigmoid(x)</translation>
    </message>
    <message>
        <source>Your &amp;own h(x)</source>
        <translation>직접 쓰는 h(x)(&amp;O)</translation>
    </message>
    <message>
        <source>A formula of x; every menu of activations then has it, and its slope is worked out by backpropagation</source>
        <translation>x로 된 수식이에요. 활성화 함수를 고르는 모든 메뉴에 들어가고, 기울기는 오차역전파법으로 구해요</translation>
    </message>
    <message>
        <source>Reset axes</source>
        <translation>축 되돌리기</translation>
    </message>
    <message>
        <source>Show −5 to 5 with every chosen curve (Home)</source>
        <translation>−5부터 5까지, 고른 곡선을 모두 보여 줘요 (Home)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>확대 (+)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>축소 (−)</translation>
    </message>
    <message>
        <source>values in {set}</source>
        <translation>값의 범위 {set}</translation>
    </message>
</context>
<context>
    <name>DeepSignalsPage</name>
    <message>
        <source>Activation h</source>
        <translation>활성화 함수 h</translation>
    </message>
    <message>
        <source>h: the function of every layer</source>
        <translation>h: 모든 층에서 쓰는 함수</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층수</translation>
    </message>
    <message>
        <source>Number of layers of 100 nodes</source>
        <translation>노드 100개짜리 층의 수</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>다시 뽑기</translation>
    </message>
    <message>
        <source>Draw other weights and other inputs by the same rule</source>
        <translation>같은 방법으로 가중치와 입력을 새로 뽑아요</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>가중치 초깃값</translation>
    </message>
    <message>
        <source>Fixed σ</source>
        <translation>고정 σ</translation>
    </message>
    <message>
        <source>Xavier: σ = √(1/n)</source>
        <translation>Xavier: σ = √(1/n)</translation>
    </message>
    <message>
        <source>He: σ = √(2/n)</source>
        <translation>He: σ = √(2/n)</translation>
    </message>
    <message>
        <source>W: how the weights of the 100 nodes a layer are drawn</source>
        <translation>W: 층마다 있는 노드 100개의 가중치를 뽑는 방법</translation>
    </message>
    <message>
        <source>Deviation σ</source>
        <translation>표준편차 σ</translation>
    </message>
    <message>
        <source>σ: standard deviation of the weights, for “Fixed σ”</source>
        <translation>σ: ‘고정 σ’일 때 가중치의 표준편차</translation>
    </message>
</context>
<context>
    <name>DepthWords</name>
    <message>
        <source>steady</source>
        <translation>안정</translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation>소실</translation>
    </message>
    <message>
        <source>exploding</source>
        <translation>폭발</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>포화</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>crowded</source>
        <translation>쏠림</translation>
    </message>
    <message>
        <source>Signals h(a) on the way forwards</source>
        <translation>앞으로 가는 신호 h(a)</translation>
    </message>
    <message>
        <source>Signals h(a): {trend}. Spread {first} after layer 1, {last} after layer {n}</source>
        <translation>신호 h(a): {trend}. 표준편차 1층 {first}, {n}층 {last}</translation>
    </message>
    <message>
        <source>Gradients |g| on the way back</source>
        <translation>되돌아오는 기울기 |g|</translation>
    </message>
    <message>
        <source>Gradients |g|: {trend}. Size {last} at layer {n}, {first} at layer 1</source>
        <translation>기울기 |g|: {trend}. 크기 {n}층 {last}, 1층 {first}</translation>
    </message>
    <message>
        <source>The signals are on their way …</source>
        <translation>신호가 지나가고 있어요 …</translation>
    </message>
    <message>
        <source>The signals stay spread out up to the last layer.</source>
        <translation>신호가 마지막 층까지 퍼져 있어요.</translation>
    </message>
    <message>
        <source>The signals crowd together: all inputs look alike to the last layer.</source>
        <translation>신호가 한곳으로 쏠려서 마지막 층에는 모든 입력이 비슷해 보여요.</translation>
    </message>
    <message>
        <source>The signals explode: their spread has grown to {spread}.</source>
        <translation>신호가 폭발해요. 표준편차가 {spread}까지 커졌어요.</translation>
    </message>
    <message>
        <source>Most signals are pressed to the ends of the range, where h is flat.</source>
        <translation>신호가 대부분 범위의 양 끝으로 몰렸어요. 거기서 h는 평평해요.</translation>
    </message>
    <message>
        <source>No gradient is left at the first layer: it can&apos;t learn anything.</source>
        <translation>첫 층에 남은 기울기가 없어요. 아무것도 배울 수 없어요.</translation>
    </message>
    <message>
        <source>The gradients reach the first layer.</source>
        <translation>기울기가 첫 층까지 잘 도착해요.</translation>
    </message>
    <message>
        <source>The gradients reach layer 1 all the same: large weights make up for small slopes.</source>
        <translation>그래도 기울기는 1층까지 도착해요. 큰 가중치가 작은 미분값을 메워 주기 때문이에요.</translation>
    </message>
    <message>
        <source>The gradients vanish on the way back: the first layers hardly learn.</source>
        <translation>기울기가 되돌아오며 소실돼요. 앞쪽 층은 거의 배우지 못해요.</translation>
    </message>
    <message>
        <source>The gradients explode on the way back: learning would jump about.</source>
        <translation>기울기가 되돌아오며 폭발해요. 학습이 이리저리 튀어요.</translation>
    </message>
    <message>
        <source>Every slope is 0, so no gradient comes back: nothing can be learnt.</source>
        <translation>어디서나 미분값이 0이라 기울기가 돌아오지 않아요. 아무것도 배울 수 없어요.</translation>
    </message>
</context>
<context>
    <name>FunctionChooser</name>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>Tick a function to show it; click it to read it off</source>
        <translation>체크하면 곡선이 보이고, 누르면 값을 읽어요</translation>
    </message>
</context>
<context>
    <name>LayerHistograms</name>
    <message>
        <source>from</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>to</source>
        <translation>까지</translation>
    </message>
    <message>
        <source>count</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
</context>
<context>
    <name>LinearStackPage</name>
    <message>
        <source>Function between the layers</source>
        <translation>층 사이의 함수</translation>
    </message>
    <message>
        <source>h: what each layer does to its sum</source>
        <translation>h: 층마다 합에 적용하는 함수</translation>
    </message>
    <message>
        <source>Layers n</source>
        <translation>층수 n</translation>
    </message>
    <message>
        <source>n: layers on top of each other</source>
        <translation>n: 쌓은 층의 수</translation>
    </message>
    <message>
        <source>Weight c</source>
        <translation>가중치 c</translation>
    </message>
    <message>
        <source>c: the weight of every layer on the line</source>
        <translation>c: 직선 위 모든 층의 가중치</translation>
    </message>
    <message>
        <source>Other weights</source>
        <translation>다른 가중치</translation>
    </message>
    <message>
        <source>Draw other random weights for the plane</source>
        <translation>평면에 쓸 가중치를 무작위로 새로 뽑아요</translation>
    </message>
    <message>
        <source>Reset axes</source>
        <translation>축 되돌리기</translation>
    </message>
    <message>
        <source>Show both pictures whole again</source>
        <translation>두 그림을 다시 전부 보여 줘요</translation>
    </message>
</context>
<context>
    <name>NoiseStrips</name>
    <message>
        <source>Input x, trembling round 0</source>
        <translation>0 근처에서 떨리는 입력 x</translation>
    </message>
    <message>
        <source>instant</source>
        <translation>시점</translation>
    </message>
    <message>
        <source>{name}: {count} jumps of more than 0.5</source>
        <translation>{name}: 한 번에 0.5 넘게 {count}번 뜀</translation>
    </message>
</context>
<context>
    <name>NoiseWords</name>
    <message>
        <source>Press Play: the input trembles round 0, where the step jumps.</source>
        <translation>재생을 눌러 보세요. 계단 함수의 값이 바뀌는 0 근처에서 입력이 떨려요.</translation>
    </message>
    <message>
        <source>In {count} instants the input has not crossed 0: the step has not jumped.</source>
        <translation>{count}번 재는 동안 입력이 0을 넘나들지 않아서 계단 함수가 한 번도 뛰지 않았어요.</translation>
    </message>
    <message>
        <source>In {count} instants the step jumped {step} times, by 1 each time. The sigmoid moved by {moved} there on average.</source>
        <translation>{count}번 재는 동안 계단 함수는 1만큼 {step}번 뛰었어요. 그때 시그모이드는 평균 {moved}만큼 움직였어요.</translation>
    </message>
    <message>
        <source>In {count} instants the step jumped {step} times, by 1 each time. So steep a sigmoid jumps like it: by {moved} on average.</source>
        <translation>{count}번 재는 동안 계단 함수는 1만큼 {step}번 뛰었어요. 이렇게 가파르면 시그모이드도 평균 {moved}만큼 뛰어요.</translation>
    </message>
</context>
<context>
    <name>StackPictures</name>
    <message>
        <source>On a line: one neuron a layer, after each of the layers</source>
        <translation>직선 위: 층마다 뉴런 하나, 각 층을 지난 뒤</translation>
    </message>
    <message>
        <source>On the plane: above 0 blue, below 0 vermillion</source>
        <translation>평면 위: 0보다 크면 파랑, 작으면 주홍</translation>
    </message>
    <message>
        <source>after layer {layer}</source>
        <translation>{layer}번째 층 뒤</translation>
    </message>
</context>
<context>
    <name>StackWords</name>
    <message>
        <source>One layer, one line: {product}.</source>
        <translation>한 층, 직선 하나예요: {product}.</translation>
    </message>
    <message>
        <source>{count} layers, one line: {product}. One layer would do.</source>
        <translation>{count}층이지만 직선 하나예요: {product}. 한 층이면 충분해요.</translation>
    </message>
    <message>
        <source>Here the layers still make one line: nothing was gained by stacking.</source>
        <translation>여기서는 아직 직선 하나예요. 쌓아서 얻은 것이 없어요.</translation>
    </message>
    <message>
        <source>On this line nothing bends; on the plane it does.</source>
        <translation>이 직선 위에서는 아직 곧지만, 평면에서는 곧지 않아요.</translation>
    </message>
    <message>
        <source>The line is no longer straight; the boundary on the plane still is.</source>
        <translation>직선은 더 이상 곧지 않지만, 평면의 경계는 아직 곧아요.</translation>
    </message>
    <message>
        <source>{name} is not linear: no single line can do what these layers do.</source>
        <translation>{name}: 비선형 함수예요. 이 층들이 하는 일은 직선 하나로 할 수 없어요.</translation>
    </message>
</context>
<context>
    <name>StepNoisePage</name>
    <message>
        <source>Reset</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>Let the input tremble, or stop it</source>
        <translation>입력을 떨게 하거나 멈춰요</translation>
    </message>
    <message>
        <source>Count from 0 again</source>
        <translation>센 횟수를 0으로 되돌려요</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Spread of the input round 0</source>
        <translation>입력이 0 둘레로 퍼진 정도</translation>
    </message>
    <message>
        <source>Sigmoid β</source>
        <translation>시그모이드 β</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>The input is out of its range.</source>
        <translation>입력이 범위를 벗어났어요.</translation>
    </message>
    <message>
        <source>The layers are out of their range.</source>
        <translation>층 설정이 범위를 벗어났어요.</translation>
    </message>
    <message>
        <source>The noise is out of its range.</source>
        <translation>노이즈가 범위를 벗어났어요.</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Activations</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Compare activation functions and see what each is good for</source>
        <translation>활성화 함수를 비교하고 저마다 무엇에 좋은지 살펴보세요</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Functions and their slopes, read off at one x</source>
        <translation>x 한 곳에서 함숫값과 미분값을 읽어요</translation>
    </message>
    <message>
        <source>Why not the step</source>
        <translation>왜 계단 함수가 아닐까</translation>
    </message>
    <message>
        <source>An input that trembles round 0</source>
        <translation>0 근처에서 떨리는 입력</translation>
    </message>
    <message>
        <source>Why non-linear</source>
        <translation>왜 비선형일까</translation>
    </message>
    <message>
        <source>Layers stacked on a line and a plane</source>
        <translation>직선과 평면 위에 쌓은 층</translation>
    </message>
    <message>
        <source>Why ReLU</source>
        <translation>왜 ReLU일까</translation>
    </message>
    <message>
        <source>Signals and gradients through many layers</source>
        <translation>여러 층을 지나는 신호와 기울기</translation>
    </message>
</context>
</TS>
