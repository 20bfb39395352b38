<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>DescentLoss</name>
    <message>
        <source> If {leader} were right it would be {other}.</source>
        <translation> 정답이 {leader}일 때의 손실: {other}</translation>
    </message>
    <message>
        <source>The right answer, {right}, gets the probability y = {share}: −log y = {loss}.</source>
        <translation>정답 {right}의 확률은 y = {share}, 손실은 −log y = {loss}.</translation>
    </message>
    <message>
        <source>The right answer, {right}, gets the probability y = {share}: −log (y + 1e−7) = {loss}.</source>
        <translation>정답 {right}의 확률은 y = {share}, 손실은 −log (y + 1e−7) = {loss}.</translation>
    </message>
    <message>
        <source>The right answer, {right}, gets everything: −log 1 = 0.</source>
        <translation>정답 {right}의 확률이 1이에요. −log 1 = 0이에요.</translation>
    </message>
    <message>
        <source>The right answer, {right}, gets nothing. −log 0 would be infinite; the book adds 1e−7, which makes it {loss}. The squared error is {squared}.</source>
        <translation>정답 {right}의 확률이 0이에요. −log 0은 무한대라서 책은 1e−7을 더해요. 교차 엔트로피 오차 {loss}, 오차제곱합 {squared}</translation>
    </message>
    <message>
        <source>½Σ(y − t)² = {loss}: it never exceeds 1, however sure a wrong answer is. Cross-entropy is {entropy} here.</source>
        <translation>½Σ(y − t)² = {loss}. 틀린 답을 아무리 확신해도 1을 넘지 않아요. 교차 엔트로피 오차로는 {entropy}</translation>
    </message>
    <message>
        <source>Nothing is drawn yet: draw a digit in the Digit tab, or take one of MNIST&apos;s.</source>
        <translation>아직 그린 것이 없어요. 숫자 탭에서 숫자를 그리거나 MNIST 숫자를 고르세요.</translation>
    </message>
    <message>
        <source>There is no network that could read it.</source>
        <translation>읽을 수 있는 신경망이 없어요.</translation>
    </message>
    <message>
        <source>Accuracy {accuracy}: its slope is 0 on every tread, so it doesn&apos;t say which way to turn the weight. The loss slopes by {slope} and says: {way}.</source>
        <translation>정확도는 {accuracy}예요. 계단 위에서는 기울기가 0이라 가중치를 어느 쪽으로 바꿀지 알려 주지 못해요. 손실의 기울기 {slope}: 가중치를 {way} 하라는 뜻이에요.</translation>
    </message>
    <message>
        <source>Accuracy {accuracy}: its slope is 0. The loss is nearly level, too: here is its lowest place, {loss}.</source>
        <translation>정확도는 {accuracy}이고 기울기는 0이에요. 손실도 거의 평평해요. 여기가 손실이 가장 낮은 곳이에요(E = {loss}).</translation>
    </message>
    <message>
        <source>Accuracy {accuracy}: its slope is 0. The loss, {loss}, is nearly level here, too; its slope is {slope}.</source>
        <translation>정확도는 {accuracy}이고 기울기는 0이에요. 손실도 여기서는 거의 평평해요(E = {loss}, 기울기 {slope}).</translation>
    </message>
    <message>
        <source>With a step in place of the sigmoid the loss, {loss}, is a staircase, too: the slope is 0 and no gradient can learn from it.</source>
        <translation>시그모이드 대신 계단 함수를 쓰면 손실({loss})도 계단이 돼요. 기울기가 0이라 기울기로는 배울 수 없어요.</translation>
    </message>
    <message>
        <source>a larger one</source>
        <translation>더 크게</translation>
    </message>
    <message>
        <source>a smaller one</source>
        <translation>더 작게</translation>
    </message>
    <message>
        <source>at twice the loss, y is</source>
        <translation>손실이 두 배면 y는</translation>
    </message>
    <message>
        <source>all alike: −log y is</source>
        <translation>모두 같으면 −log y는</translation>
    </message>
    <message>
        <source>for {count} answers −log (1/{count}) = ln {count} = {loss}: the loss of a network that knows nothing.</source>
        <translation>답이 {count}개면 −log (1/{count}) = ln {count} = {loss}. 아무것도 모르는 신경망의 손실이에요.</translation>
    </message>
    <message>
        <source>half</source>
        <translation>절반</translation>
    </message>
    <message>
        <source>squared</source>
        <translation>제곱</translation>
    </message>
    <message>
        <source>0.1 less</source>
        <translation>0.1 작게</translation>
    </message>
    <message>
        <source>As you said: </source>
        <translation>예상대로예요. </translation>
    </message>
    <message>
        <source>It was otherwise: </source>
        <translation>예상과 달라요. </translation>
    </message>
    <message>
        <source>twice −log y is −log y²: the probability is squared, as from 0.6 to 0.36.</source>
        <translation>−log y의 두 배는 −log y²이라, 확률은 0.6에서 0.36으로 가듯 제곱이 돼요.</translation>
    </message>
    <message>
        <source>The book: 0.6 for 2</source>
        <translation>책: 2가 0.6</translation>
    </message>
    <message>
        <source>The book: 0.6 for 7</source>
        <translation>책: 7이 0.6</translation>
    </message>
    <message>
        <source>The book: simpleNet (4.4.2)</source>
        <translation>책: simpleNet (4.4.2)</translation>
    </message>
</context>
<context>
    <name>DescentSlope</name>
    <message>
        <source>0.01x² + 0.1x: the book&apos;s</source>
        <translation>0.01x² + 0.1x: 책의 함수</translation>
    </message>
    <message>
        <source>x²</source>
        <translation>x²</translation>
    </message>
    <message>
        <source>sin x</source>
        <translation>sin x</translation>
    </message>
    <message>
        <source>|x|</source>
        <translation>|x|</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>My own formula</source>
        <translation>내 수식</translation>
    </message>
    <message>
        <source>A kink lies between the feet: to its left the slope is {left}, to its right {right}. What comes out, {value}, is that of the line through the feet.</source>
        <translation>두 발 사이에 꺾인 점이 있어요. 기울기는 왼쪽 {left}, 오른쪽 {right}. 나온 값 {value}: 두 발을 잇는 직선의 기울기예요.</translation>
    </message>
    <message>
        <source>The step jumps right here: what comes out, {value}, grows without end as h shrinks. Everywhere else its slope is 0.</source>
        <translation>바로 여기서 계단이 뛰어요. 나온 값 {value}: h가 작아질수록 끝없이 커져요. 다른 곳의 기울기는 모두 0이에요.</translation>
    </message>
    <message>
        <source>The step jumps between the feet, so {value} comes out; its slope at x is 0. With h below {beside} no foot reaches the jump.</source>
        <translation>두 발 사이에서 계단이 뛰어서 나온 값: {value}. x에서의 기울기는 0이에요. h가 {beside}보다 작으면 두 발이 뛰는 곳에 닿지 않아요.</translation>
    </message>
    <message>
        <source>Here is a kink: to its left the slope is {left}, to its right {right}. What comes out, {value}, is that of the line through the feet.</source>
        <translation>여기가 꺾인 점이에요. 기울기는 왼쪽 {left}, 오른쪽 {right}. 나온 값 {value}: 두 발을 잇는 직선의 기울기예요.</translation>
    </message>
    <message>
        <source>Here is a kink: to its left the slope is {left}, to its right {right}. h = {h} is lost: both feet stand at x itself, so exactly 0 comes out.</source>
        <translation>여기가 꺾인 점이에요. 기울기는 왼쪽 {left}, 오른쪽 {right}. h = {h}: 반올림에 묻혀 두 발이 모두 x에 있어서 정확히 0이 나와요.</translation>
    </message>
    <message>
        <source>A foot stands where the curve has no value: take a smaller h.</source>
        <translation>한 발이 곡선의 값이 없는 곳에 있어요. h를 줄이세요.</translation>
    </message>
    <message>
        <source> A parabola&apos;s central difference is exact but for rounding: a small h only loses digits.</source>
        <translation> 포물선의 중심 차분은 반올림 말고는 정확해요. h가 작으면 자릿수만 잃어요.</translation>
    </message>
    <message>
        <source>After step {place} the ball is at x = {x}; the slope there is {exact}.</source>
        <translation>{place}단계 뒤 공의 위치 x = {x}, 그곳의 기울기 {exact}.</translation>
    </message>
    <message>
        <source>After step {place} the ball is at x = {x}, where it has no slope to follow.</source>
        <translation>{place}단계 뒤 공의 위치 x = {x}: 따라갈 기울기가 없어요.</translation>
    </message>
    <message>
        <source>here the error is smallest near h = {h}. With a larger h the curve bends away from the line through the feet, a smaller one loses digits.</source>
        <translation>여기서는 h = {h} 근처에서 오차가 가장 작아요. h가 더 크면 곡선이 휘어서 두 발을 잇는 직선과 달라지고, 더 작으면 자릿수를 잃어요.</translation>
    </message>
    <message>
        <source>here the error is smallest near h = {h}. A larger h reaches across the kink, a smaller one loses digits.</source>
        <translation>여기서는 h = {h} 근처에서 오차가 가장 작아요. h가 더 크면 꺾인 점을 넘어가고, 더 작으면 자릿수를 잃어요.</translation>
    </message>
    <message>
        <source>here the error is smallest near h = {h}. A smaller one loses digits.</source>
        <translation>여기서는 h = {h} 근처에서 오차가 가장 작아요. 더 작으면 자릿수를 잃어요.</translation>
    </message>
    <message>
        <source>h = {h} is lost: x + h is x itself, so exactly 0 comes out. The slope is {exact}.</source>
        <translation>h = {h}: x + h가 x와 똑같아서 정확히 0이 나와요. 실제 기울기: {exact}.</translation>
    </message>
    <message>
        <source>With h = {h} the slope comes out as {value}. It is {exact}: off by {error}.</source>
        <translation>h = {h}일 때 나온 기울기: {value}. 실제 기울기 {exact}, 오차 {error}.</translation>
    </message>
    <message>
        <source>With h = {h} the slope comes out as {value}, right to the last digit.</source>
        <translation>h = {h}일 때 나온 기울기: {value}. 마지막 자리까지 맞아요.</translation>
    </message>
    <message>
        <source>The curve has no value or no slope here: pull the ball elsewhere.</source>
        <translation>여기에는 곡선의 값이나 기울기가 없어요. 공을 다른 곳으로 끌어 보세요.</translation>
    </message>
    <message>
        <source>Here the curve is level: its slope is 0.</source>
        <translation>여기는 평평해요. 기울기가 0이에요.</translation>
    </message>
    <message>
        <source>Each step multiplies the distance from the lowest place by {factor}.</source>
        <translation>한 단계마다 가장 낮은 곳까지의 거리에 곱해지는 수: {factor}.</translation>
    </message>
    <message>
        <source>the best h is about</source>
        <translation>가장 좋은 h는 약</translation>
    </message>
    <message>
        <source>As you said: </source>
        <translation>예상대로예요. </translation>
    </message>
    <message>
        <source>It was otherwise: </source>
        <translation>예상과 달라요. </translation>
    </message>
</context>
<context>
    <name>DescentValley</name>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>x²/20 + y²: the book&apos;s valley</source>
        <translation>x²/20 + y²: 책의 골짜기</translation>
    </message>
    <message>
        <source>x² + y²: round</source>
        <translation>x² + y²: 둥근 그릇</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>안장</translation>
    </message>
    <message>
        <source>Two hollows</source>
        <translation>웅덩이 둘</translation>
    </message>
    <message>
        <source>A hole in a plain</source>
        <translation>평원의 구멍</translation>
    </message>
    <message>
        <source>Rosenbrock&apos;s ravine</source>
        <translation>로젠브록 협곡</translation>
    </message>
    <message>
        <source>One neuron&apos;s loss</source>
        <translation>뉴런 하나의 손실</translation>
    </message>
    <message>
        <source>My network&apos;s valley</source>
        <translation>내 신경망의 골짜기</translation>
    </message>
    <message>
        <source>My own formula</source>
        <translation>내 수식</translation>
    </message>
    <message>
        <source>AND&apos;s four points</source>
        <translation>AND의 네 점</translation>
    </message>
    <message>
        <source>OR&apos;s four points</source>
        <translation>OR의 네 점</translation>
    </message>
    <message>
        <source>XOR&apos;s four points</source>
        <translation>XOR의 네 점</translation>
    </message>
    <message>
        <source>Two clouds</source>
        <translation>두 무리</translation>
    </message>
    <message>
        <source>Those in training</source>
        <translation>학습 중인 점</translation>
    </message>
    <message>
        <source>Two random directions</source>
        <translation>무작위 두 방향</translation>
    </message>
    <message>
        <source>Where training began, random</source>
        <translation>학습을 시작한 곳과 무작위</translation>
    </message>
    <message>
        <source>Downhill and a random one</source>
        <translation>내리막과 무작위 방향</translation>
    </message>
    <message>
        <source>Two weights</source>
        <translation>가중치 둘</translation>
    </message>
    <message>
        <source>No optimiser is ticked: tick one, and it starts at the ring.</source>
        <translation>표시한 최적화 기법이 없어요. 표시하면 고리에서 출발해요.</translation>
    </message>
    <message>
        <source>At the start the surface has no value or no slope: start elsewhere.</source>
        <translation>출발점에는 곡면의 값이나 기울기가 없어요. 다른 곳에서 출발하세요.</translation>
    </message>
    <message>
        <source>After step {place} {name} stands lowest: f = {value}.</source>
        <translation>{place}단계 뒤 가장 낮은 기법: {name} (f = {value}).</translation>
    </message>
    <message>
        <source>After step {place} {name} has come to f = {value}.</source>
        <translation>{place}단계 뒤 {name}: f = {value}.</translation>
    </message>
    <message>
        <source>After step {place} {names} stand equally low: f = {value}.</source>
        <translation>{place}단계 뒤 똑같이 낮은 기법: {names} (f = {value}).</translation>
    </message>
    <message>
        <source>{name} has diverged: after step {steps} its numbers are no longer finite. Take a smaller rate.</source>
        <translation>{name}: {steps}단계 뒤에 발산해서 값이 더는 유한하지 않아요. 학습률을 줄이세요.</translation>
    </message>
    <message>
        <source>{name} has come to where the surface has no value or no slope, after step {steps}. Take a smaller rate.</source>
        <translation>{name}: {steps}단계 뒤에 곡면의 값이나 기울기가 없는 곳으로 갔어요. 학습률을 줄이세요.</translation>
    </message>
    <message>
        <source>SGD stands at ({x}, {y}), with the exact gradient at ({x0}, {y0}): so far out f(x + h) − f(x − h) has lost digits.</source>
        <translation>SGD의 위치는 ({x}, {y}), 해석적 기울기로는 ({x0}, {y0}). 이렇게 먼 곳에서는 f(x + h) − f(x − h)의 유효 숫자가 줄어요.</translation>
    </message>
    <message>
        <source>SGD diverges above η =</source>
        <translation>SGD가 발산하는 것은 η가 이보다 클 때:</translation>
    </message>
    <message>
        <source>at η = {rate} a factor is exactly −1; above it that coordinate grows with every step.</source>
        <translation>η = {rate}일 때 곱하는 수가 정확히 −1이고, 더 크면 그 좌표가 단계마다 커져요.</translation>
    </message>
    <message>
        <source>At the start f = {value}.</source>
        <translation>출발점에서 f = {value}.</translation>
    </message>
    <message>
        <source> The way straight down misses the lowest place by {miss}°.</source>
        <translation> 곧장 내려가는 길은 가장 낮은 곳을 {miss}° 빗나가요.</translation>
    </message>
    <message>
        <source> The way straight down points right at the lowest place.</source>
        <translation> 곧장 내려가는 길이 가장 낮은 곳을 똑바로 가리켜요.</translation>
    </message>
    <message>
        <source> SGD walked {way} to get {far} far: at the start its way missed the lowest place by {miss}°.</source>
        <translation> SGD가 걸은 길 {way}, 나아간 거리 {far}: 출발할 때 가장 낮은 곳을 {miss}° 빗나갔어요.</translation>
    </message>
    <message>
        <source>SGD stands at ({x}, {y}), with the exact gradient at ({x0}, {y0}): so far out f(x + h) and f(x − h) are one and the same number.</source>
        <translation>SGD의 위치는 ({x}, {y}), 해석적 기울기로는 ({x0}, {y0}). 이렇게 먼 곳에서는 f(x + h)와 f(x − h)가 똑같은 수예요.</translation>
    </message>
    <message>
        <source> The loss falls for ever as the weights grow: there is no lowest place, the line is only drawn ever sharper.</source>
        <translation> 가중치가 커질수록 손실은 끝없이 작아져요. 가장 낮은 곳은 없고 직선만 점점 또렷해져요.</translation>
    </message>
    <message>
        <source>Measuring the valley of “{network}” …</source>
        <translation>“{network}”의 골짜기를 재고 있어요 …</translation>
    </message>
    <message>
        <source>The loss of “{network}” on {digits} digits, around where it is: {middle} in the middle.</source>
        <translation>숫자 {digits}개로 잰 “{network}” 주변의 손실이에요. 한가운데: {middle}.</translation>
    </message>
    <message>
        <source> No network is in training, so this is one that comes with the program.</source>
        <translation> 학습 중인 신경망이 없어서 프로그램에 든 신경망을 썼어요.</translation>
    </message>
    <message>
        <source> The green way is its training: the shadow of a path in {count} dimensions.</source>
        <translation> 초록색 길은 학습한 길이에요. {count}차원 길의 그림자예요.</translation>
    </message>
    <message>
        <source>Each step of SGD multiplies x by {x} and y by {y}.</source>
        <translation>SGD의 한 단계마다 곱해지는 수: x에 {x}, y에 {y}.</translation>
    </message>
    <message>
        <source>who ends lowest?</source>
        <translation>누가 가장 낮을까요?</translation>
    </message>
    <message>
        <source>As you said: </source>
        <translation>예상대로예요. </translation>
    </message>
    <message>
        <source>It was otherwise: </source>
        <translation>예상과 달라요. </translation>
    </message>
    <message>
        <source>it was {name}, with f = {value}.</source>
        <translation>{name}, f = {value}.</translation>
    </message>
    <message>
        <source>Your way ends {far} from where {name} stands in the end.</source>
        <translation>그린 길의 끝과 {name}의 끝 사이 거리: {far}.</translation>
    </message>
</context>
<context>
    <name>ErrorPlot</name>
    <message>
        <source>Error of the slope over h</source>
        <translation>h에 따른 기울기의 오차</translation>
    </message>
    <message>
        <source>How far the slope is off for each h; drag the marker</source>
        <translation>h마다 기울기가 얼마나 벗어나는지 보여요. 표시를 끌어 보세요</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>차분</translation>
    </message>
    <message>
        <source>At a kink there is no slope to be near to</source>
        <translation>꺾인 점에는 비교할 기울기가 없어요</translation>
    </message>
    <message>
        <source>central</source>
        <translation>중심</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>전방</translation>
    </message>
</context>
<context>
    <name>FallPlot</name>
    <message>
        <source>Height after each step</source>
        <translation>단계마다의 높이</translation>
    </message>
    <message>
        <source>f after each step; click to go to one</source>
        <translation>단계마다의 f. 누르면 그 단계로 가요</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>최적화 기법</translation>
    </message>
</context>
<context>
    <name>FeetCurve</name>
    <message>
        <source>Curve with two feet</source>
        <translation>두 발을 디딘 곡선</translation>
    </message>
    <message>
        <source>Pull a foot to change h, anything else to change x. Arrow keys: left and right for x, up and down for h; the space bar takes a step, P plays</source>
        <translation>발을 끌면 h가, 다른 곳을 끌면 x가 바뀌어요. 화살표 키: 좌우는 x, 상하는 h예요. 스페이스 바로 한 단계, P로 재생해요</translation>
    </message>
</context>
<context>
    <name>LossCurves</name>
    <message>
        <source>Curves of the loss</source>
        <translation>손실 곡선</translation>
    </message>
    <message>
        <source>Drag the ring, or use the arrow keys</source>
        <translation>고리를 끌거나 화살표 키를 쓰세요</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>교차 엔트로피 오차</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>오차제곱합</translation>
    </message>
    <message>
        <source>y of the right answer</source>
        <translation>정답의 y</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>loss E</source>
        <translation>손실 E</translation>
    </message>
    <message>
        <source>{value}, slope {slope}</source>
        <translation>{value}, 기울기 {slope}</translation>
    </message>
</context>
<context>
    <name>LossPage</name>
    <message>
        <source>Scene</source>
        <translation>장면</translation>
    </message>
    <message>
        <source>An answer</source>
        <translation>답 하나</translation>
    </message>
    <message>
        <source>My drawing</source>
        <translation>내가 그린 숫자</translation>
    </message>
    <message>
        <source>Why not accuracy?</source>
        <translation>왜 정확도가 아닐까?</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>답(&amp;A)</translation>
    </message>
    <message>
        <source>One of the book&apos;s answers, y</source>
        <translation>책에 나오는 답 y</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>직접 만든 답</translation>
    </message>
    <message>
        <source>Loss E</source>
        <translation>손실 E</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>교차 엔트로피 오차</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>오차제곱합</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>모두 같게</translation>
    </message>
    <message>
        <source>Give every answer the same probability</source>
        <translation>모든 답에 같은 확률을 줘요</translation>
    </message>
    <message>
        <source>Twice the loss</source>
        <translation>손실 두 배</translation>
    </message>
    <message>
        <source>Let −log y be twice as large: what becomes of y?</source>
        <translation>−log y를 두 배로 만들면 y는 어떻게 될까요?</translation>
    </message>
    <message>
        <source>&amp;Weight w₁</source>
        <translation>가중치 w₁(&amp;W)</translation>
    </message>
    <message>
        <source>w₁ of the neuron; w₂ is {weight}, the bias 0</source>
        <translation>뉴런의 w₁이에요. w₂ = {weight}, 편향 = 0</translation>
    </message>
    <message>
        <source>A &amp;step, no sigmoid</source>
        <translation>시그모이드 대신 계단 함수(&amp;S)</translation>
    </message>
    <message>
        <source>The perceptron of chapter 2: 0 or 1 and nothing between</source>
        <translation>2장의 퍼셉트론이에요. 0 아니면 1이고 그 사이는 없어요</translation>
    </message>
    <message>
        <source>&amp;Points in training</source>
        <translation>학습 중인 점(&amp;P)</translation>
    </message>
    <message>
        <source>Those that the network of Training &gt; Points learns; else two clouds</source>
        <translation>학습 &gt; 점의 신경망이 배우는 점이에요. 아니면 두 무리를 써요</translation>
    </message>
</context>
<context>
    <name>PointsPlane</name>
    <message>
        <source>Points and the neuron&apos;s line</source>
        <translation>점들과 뉴런의 직선</translation>
    </message>
    <message>
        <source>▲ is to give 1, ● 0; a ring: on the wrong side. Drag the line</source>
        <translation>▲는 1, ●는 0이 되어야 해요. 고리가 있으면 틀린 쪽이에요. 직선을 끌어 보세요</translation>
    </message>
</context>
<context>
    <name>RuleRows</name>
    <message>
        <source>Whether {name} runs</source>
        <translation>{name}: 달릴지 여부</translation>
    </message>
    <message>
        <source>η of {name}</source>
        <translation>{name}의 η</translation>
    </message>
    <message>
        <source>η, its learning rate</source>
        <translation>η, 학습률</translation>
    </message>
</context>
<context>
    <name>ShareBars</name>
    <message>
        <source>Probabilities as bars</source>
        <translation>막대로 나타낸 확률</translation>
    </message>
    <message>
        <source>y: drag a bar up or down, the others follow in step. A click on a number below gives it the flag: the right answer</source>
        <translation>y: 막대를 위아래로 끌면 나머지가 같은 비율로 따라가요. 아래 숫자를 누르면 깃발, 곧 정답이 그리로 가요</translation>
    </message>
    <message>
        <source>{answer}: {share}; right: {right}</source>
        <translation>{answer}: {share}, 정답: {right}</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>답</translation>
    </message>
</context>
<context>
    <name>SlopePage</name>
    <message>
        <source>&amp;Curve</source>
        <translation>곡선(&amp;C)</translation>
    </message>
    <message>
        <source>Whose slope is taken</source>
        <translation>기울기를 구할 곡선이에요</translation>
    </message>
    <message>
        <source>f(x) =</source>
        <translation>f(x) =</translation>
    </message>
    <message>
        <source>A formula of x, such as x**3/10 - x</source>
        <translation>x로 된 수식이에요. 예: x**3/10 - x</translation>
    </message>
    <message>
        <source>&amp;x</source>
        <translation>&amp;x</translation>
    </message>
    <message>
        <source>x, where the slope is taken and the ball starts</source>
        <translation>x, 기울기를 구하고 공이 출발하는 곳이에요</translation>
    </message>
    <message>
        <source>Feet at</source>
        <translation>두 발의 위치</translation>
    </message>
    <message>
        <source>x − h and x + h</source>
        <translation>x − h와 x + h</translation>
    </message>
    <message>
        <source>x and x + h</source>
        <translation>x와 x + h</translation>
    </message>
    <message>
        <source>The central difference, the book&apos;s numerical_diff</source>
        <translation>중심 차분이에요. 책의 numerical_diff</translation>
    </message>
    <message>
        <source>The forward difference</source>
        <translation>전방 차분이에요</translation>
    </message>
    <message>
        <source>h: pull the feet, or take</source>
        <translation>h: 발을 끌거나 고르세요</translation>
    </message>
    <message>
        <source>h of the book</source>
        <translation>책의 h</translation>
    </message>
    <message>
        <source>An h that rounding swallows</source>
        <translation>반올림에 묻히는 h</translation>
    </message>
    <message>
        <source>&amp;Rate η of the ball</source>
        <translation>공의 학습률 η(&amp;R)</translation>
    </message>
    <message>
        <source>η: each step is x ← x − η f′(x)</source>
        <translation>η: 한 단계는 x ← x − η f′(x)예요</translation>
    </message>
</context>
<context>
    <name>ValleyMap</name>
    <message>
        <source>Map of the surface</source>
        <translation>곡면의 지도</translation>
    </message>
    <message>
        <source>Click: all run from there. Drag the ring: another start. Arrow keys move it, the space bar takes a step, P plays</source>
        <translation>누르면 모두 거기서 달려요. 고리를 끌면 출발점이 바뀌어요. 화살표 키로도 옮기고, 스페이스 바로 한 단계, P로 재생해요</translation>
    </message>
</context>
<context>
    <name>ValleyPage</name>
    <message>
        <source>Where each optimiser stands</source>
        <translation>최적화 기법마다의 위치</translation>
    </message>
    <message>
        <source>&amp;Surface</source>
        <translation>곡면(&amp;S)</translation>
    </message>
    <message>
        <source>What they go down</source>
        <translation>내려갈 곡면이에요</translation>
    </message>
    <message>
        <source>f(x, y) =</source>
        <translation>f(x, y) =</translation>
    </message>
    <message>
        <source>A formula of x and y, such as x**2/20 + y**2</source>
        <translation>x와 y로 된 수식이에요. 예: x**2/20 + y**2</translation>
    </message>
    <message>
        <source>&amp;Points</source>
        <translation>점(&amp;P)</translation>
    </message>
    <message>
        <source>What the neuron learns</source>
        <translation>뉴런이 배울 점이에요</translation>
    </message>
    <message>
        <source>&amp;Best bias at every place</source>
        <translation>곳마다 가장 좋은 편향(&amp;B)</translation>
    </message>
    <message>
        <source>b is the one of the smallest loss; else one that stays</source>
        <translation>손실이 가장 작아지는 b를 써요. 아니면 b를 고정해요</translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation>편향 b</translation>
    </message>
    <message>
        <source>b, the same at every place</source>
        <translation>b, 어디서나 같아요</translation>
    </message>
    <message>
        <source>A&amp;xes</source>
        <translation>축(&amp;X)</translation>
    </message>
    <message>
        <source>Directions among all parameters; random ones are as long, neuron by neuron, as the weights themselves</source>
        <translation>모든 매개변수 가운데 고른 방향이에요. 무작위 방향은 뉴런마다 가중치와 같은 길이예요</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>다른 방향</translation>
    </message>
    <message>
        <source>Draw other random directions</source>
        <translation>무작위 방향을 다시 뽑아요</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>다시 재기</translation>
    </message>
    <message>
        <source>The valley of the network as it is at this moment</source>
        <translation>지금 이 순간의 신경망의 골짜기예요</translation>
    </message>
    <message>
        <source>The number of a parameter, counted from 0</source>
        <translation>0부터 센 매개변수 번호예요</translation>
    </message>
    <message>
        <source>Weight across</source>
        <translation>가로 가중치</translation>
    </message>
    <message>
        <source>Weight up</source>
        <translation>세로 가중치</translation>
    </message>
    <message>
        <source>Draw the way you expect</source>
        <translation>예상하는 길 그리기</translation>
    </message>
    <message>
        <source>Then drag on the map: how will SGD go? Afterwards they run</source>
        <translation>그다음 지도 위를 끄세요. SGD는 어떻게 갈까요? 그리고 나면 달려요</translation>
    </message>
    <message>
        <source>Who runs, and the rate η</source>
        <translation>달릴 기법과 학습률 η</translation>
    </message>
    <message>
        <source>&amp;Arrows</source>
        <translation>화살표(&amp;A)</translation>
    </message>
    <message>
        <source>Whose arrows are shown: −gradient as an outline, the step filled; for AdaGrad and Adam also what each axis is divided by, √h, as squares</source>
        <translation>누구의 화살표를 볼지 골라요. 테두리는 −기울기, 채운 것은 실제로 움직인 거리예요. AdaGrad와 Adam은 축마다 나누는 수 √h도 정사각형으로 보여요</translation>
    </message>
    <message>
        <source>Its &amp;rate η</source>
        <translation>학습률 η(&amp;R)</translation>
    </message>
    <message>
        <source>η changes the step, not the gradient</source>
        <translation>η는 움직이는 거리를 바꾸고 기울기는 바꾸지 않아요</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>해석적</translation>
    </message>
    <message>
        <source>Numerical</source>
        <translation>수치 미분</translation>
    </message>
    <message>
        <source>The book&apos;s central difference with h = 1e−4</source>
        <translation>책의 중심 차분이에요. h = 1e−4</translation>
    </message>
    <message>
        <source>S&amp;teps</source>
        <translation>단계 수(&amp;T)</translation>
    </message>
    <message>
        <source>How many steps are taken</source>
        <translation>몇 단계 갈지 정해요</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>기법</translation>
    </message>
    <message>
        <source>Who runs</source>
        <translation>달리는 기법이에요</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>지금 있는 곳이에요</translation>
    </message>
    <message>
        <source>How high it stands</source>
        <translation>지금 있는 높이예요</translation>
    </message>
    <message>
        <source>way</source>
        <translation>거리</translation>
    </message>
    <message>
        <source>How far it has walked</source>
        <translation>지금까지 걸은 거리예요</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>At the start the formula has no value.</source>
        <translation>출발점에서 수식의 값이 없어요.</translation>
    </message>
    <message>
        <source>Start where it has one.</source>
        <translation>값이 있는 곳에서 출발하세요.</translation>
    </message>
    <message>
        <source>A gate has two inputs.</source>
        <translation>게이트의 입력은 두 개예요.</translation>
    </message>
    <message>
        <source>No training of a network of digits was seen.</source>
        <translation>숫자 신경망이 학습하는 것을 보지 못했어요.</translation>
    </message>
    <message>
        <source>Let one learn under Training &gt; Digits.</source>
        <translation>학습 &gt; 숫자에서 신경망을 학습시키세요.</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Descent</source>
        <translation>경사 하강법</translation>
    </message>
    <message>
        <source>See how wrong an answer is, and how optimisers find their way</source>
        <translation>답이 얼마나 틀렸는지, 최적화 기법이 어떻게 길을 찾는지 봐요</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>How wrong an answer is, as one number</source>
        <translation>답이 얼마나 틀렸는지를 수 하나로</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>What a numerical slope is, and what h does to it</source>
        <translation>수치 미분이 무엇이고 h가 무엇을 바꾸는지</translation>
    </message>
    <message>
        <source>Valley</source>
        <translation>골짜기</translation>
    </message>
    <message>
        <source>Four optimisers race down a surface</source>
        <translation>네 가지 최적화 기법이 곡면을 내려가요</translation>
    </message>
</context>
</TS>
