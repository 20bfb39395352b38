<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>FiltersTab</name>
    <message>
        <source>{number}: {count} maps of {height}×{width}</source>
        <translation>{number}층: {height}×{width} 맵 {count}개</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>max pooling</source>
        <translation>최대 풀링</translation>
    </message>
    <message>
        <source>Draw a digit at the left (F8), or take one that comes with the program.</source>
        <translation>왼쪽(F8)에 숫자를 그리거나, 프로그램에 들어 있는 숫자를 가져오세요.</translation>
    </message>
    <message>
        <source>{kinds}; filters of {channels}×{field}×{field} weights. A value of a map sees {size}×{size} pixels, its neighbour {step} further on.</source>
        <translation>{kinds}. 필터의 가중치는 {channels}×{field}×{field}개예요. 맵의 값 하나는 {size}×{size} 픽셀을 보고, 그 옆의 값은 {step}픽셀 옮겨서 봐요.</translation>
    </message>
    <message>
        <source>{kinds}; filters of {channels}×{field}×{field} weights. In the middle of a map a value sees the whole picture of {side}×{side} pixels ({size}×{size} with the padding); its neighbour lies {step} further on.</source>
        <translation>{kinds}. 필터의 가중치는 {channels}×{field}×{field}개예요. 맵 가운데의 값은 {side}×{side} 그림 전체(패딩 포함 {size}×{size})를 보고, 그 옆의 값은 {step}픽셀 옮겨서 봐요.</translation>
    </message>
    <message>
        <source>Map {number}</source>
        <translation>맵 {number}</translation>
    </message>
    <message>
        <source>Where it fires</source>
        <translation>켜지는 곳</translation>
    </message>
    <message>
        <source>Its filter w, {field}×{field}</source>
        <translation>필터 w, {field}×{field}</translation>
    </message>
    <message>
        <source>map {number}</source>
        <translation>맵 {number}</translation>
    </message>
    <message>
        <source>{count} others: {share}</source>
        <translation>나머지 {count}개: {share}</translation>
    </message>
    <message>
        <source>Map {number}: fires at {firing} of {all} places, at most {most}</source>
        <translation>맵 {number}: {all}곳 가운데 {firing}곳에서 켜져요. 가장 큰 값: {most}</translation>
    </message>
    <message>
        <source>The convolutional network is not here yet: train it with “badak train --model cnn”.</source>
        <translation>합성곱 신경망이 아직 없어요. “badak train --model cnn”으로 학습시켜 주세요.</translation>
    </message>
    <message>
        <source>Channels that count most</source>
        <translation>가장 크게 작용하는 채널</translation>
    </message>
    <message>
        <source>Nothing is drawn yet; the book&apos;s example under “Patch by patch” needs no drawing.</source>
        <translation>아직 그린 것이 없어요. ‘조각 따라가기’에 있는 책의 예제는 그림이 없어도 볼 수 있어요.</translation>
    </message>
    <message>
        <source>Map {number} rests: it fires nowhere on this picture.</source>
        <translation>맵 {number}: 쉬고 있어요. 이 그림에서는 어디에서도 켜지지 않아요.</translation>
    </message>
    <message>
        <source>Map {number} fires at {firing} of {all} places, most {where}, with {value}.</source>
        <translation>맵 {number}: {all}곳 가운데 {firing}곳에서 켜져요. {where} 가장 커요: {value}.</translation>
    </message>
    <message>
        <source>Map {number} has {value} {where}.</source>
        <translation>맵 {number}, {where} 나온 값: {value}.</translation>
    </message>
    <message>
        <source>There ink on blue weights adds {gain}, ink on vermillion ones takes away {loss}.</source>
        <translation>그곳에서 파란 가중치에 닿은 잉크는 {gain}만큼 더하고, 주홍 가중치에 닿은 잉크는 {loss}만큼 빼요.</translation>
    </message>
    <message>
        <source>No map of the layer before adds anything to it.</source>
        <translation>앞 층의 어떤 맵도 이 값에 더한 것이 없어요.</translation>
    </message>
    <message>
        <source>Of all that was added or taken away for it, most, {share}, is from map {channel} of the layer before.</source>
        <translation>더하거나 뺀 것 가운데 가장 큰 {share}는 앞 층의 맵 {channel}에서 왔어요.</translation>
    </message>
    <message>
        <source>at the top left</source>
        <translation>왼쪽 위에서</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>위쪽에서</translation>
    </message>
    <message>
        <source>at the top right</source>
        <translation>오른쪽 위에서</translation>
    </message>
    <message>
        <source>at the left</source>
        <translation>왼쪽에서</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>가운데에서</translation>
    </message>
    <message>
        <source>at the right</source>
        <translation>오른쪽에서</translation>
    </message>
    <message>
        <source>at the bottom left</source>
        <translation>왼쪽 아래에서</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>아래쪽에서</translation>
    </message>
    <message>
        <source>at the bottom right</source>
        <translation>오른쪽 아래에서</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Patch x</source>
        <translation>조각 x</translation>
    </message>
    <message>
        <source>Products x·w</source>
        <translation>곱 x·w</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>윈도우</translation>
    </message>
    <message>
        <source>Padded</source>
        <translation>패딩한 입력</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Filter w</source>
        <translation>필터 w</translation>
    </message>
    <message>
        <source>Filter {number}: w</source>
        <translation>필터 {number}: w</translation>
    </message>
    <message>
        <source>{sign} {value} ({count} others)</source>
        <translation>{sign} {value} (나머지 {count}개)</translation>
    </message>
    <message>
        <source>im2col: patch {number} of {count}, a column of {channels} blocks</source>
        <translation>im2col: 조각 {count}개 중 {number}번째, 블록 {channels}개의 열</translation>
    </message>
    <message>
        <source>Of the sum {sum}, {value} goes on.</source>
        <translation>합: {sum}, 넘어가는 값: {value}.</translation>
    </message>
    <message>
        <source>The sum is {sum}, but {value} goes on: the map rests here.</source>
        <translation>합: {sum}, 넘어가는 값: {value}. 이 자리에서는 맵이 쉬어요.</translation>
    </message>
    <message>
        <source>The pooling window moves by its own width, over each map separately. Click the largest value, or press 1, to go back to where it came from.</source>
        <translation>풀링 윈도우는 자기 크기만큼 움직이고, 맵마다 따로 풀링해요. 가장 큰 값을 누르거나 1 키를 누르면 그 값이 나온 곳으로 거슬러 가요.</translation>
    </message>
    <message>
        <source>The network itself learnt with stride {stride} and padding {pad}; what follows the convolution there is left out.</source>
        <translation>신경망이 학습할 때 쓴 값: 스트라이드 {stride}, 패딩 {pad}. 합성곱 다음의 계산은 그 값에 맞춘 것이라 여기서는 뺐어요.</translation>
    </message>
    <message>
        <source>Batch normalisation follows: in use it only scales and shifts each map, with the mean and deviation it remembers.</source>
        <translation>배치 정규화가 뒤따라요. 학습이 끝난 뒤에는 기억해 둔 평균과 표준편차로 맵마다 확대와 이동만 해요.</translation>
    </message>
    <message>
        <source>im2col: patch {number} of {count} is a column</source>
        <translation>im2col: 조각 {count}개 중 {number}번째 → 열 1개</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>맵</translation>
    </message>
    <message>
        <source>dout = 1 comes back; row {row}, column {column} of the input has {value} now</source>
        <translation>dout = 1이 돌아와요. 입력의 {row}행 {column}열은 지금 {value}</translation>
    </message>
    <message>
        <source>The size is not a whole number: the last row and column of the padding are never under the filter, though all of the input is. Stride and padding have to fit.</source>
        <translation>출력 크기가 정수가 아니에요. 패딩한 입력의 마지막 행과 열(채운 0)에는 필터가 끝내 닿지 않지만, 원래 입력에는 모두 닿아요. 스트라이드와 패딩이 서로 맞아야 해요.</translation>
    </message>
    <message>
        <source>The way back, window {number} of {count}: the gradient goes to the value that was the largest; the others get 0.</source>
        <translation>역전파, 윈도 {number}/{count}: 기울기는 최댓값이던 값으로만 가고 나머지는 0이에요.</translation>
    </message>
    <message>
        <source>The way back, patch {number} of {count}: the gradient times the filter is added where the patch was. What lay in several patches gets a part from each.</source>
        <translation>역전파, 조각 {number}/{count}: 기울기에 필터를 곱한 값을 조각이 있던 자리에 더해요. 여러 조각에 들었던 값은 조각마다 한 몫씩 받아요.</translation>
    </message>
    <message>
        <source>Of these {count} values the largest goes on, {value}; {times} of them are equal to it. Pooling has nothing to learn.</source>
        <translation>값 {count}개 가운데 가장 큰 {value}만 다음으로 가요. 이 값과 같은 것이 {times}개 있어요. 풀링에는 학습할 것이 없어요.</translation>
    </message>
    <message>
        <source>Of the {count} maps before, map {map} counts most here: it adds {part}.</source>
        <translation>앞 층의 맵 {count}개 중 여기서 가장 크게 작용하는 것은 맵 {map}: {part}만큼 더해요.</translation>
    </message>
    <message>
        <source>Of the {count} maps before, map {map} counts most here: it takes away {part}.</source>
        <translation>앞 층의 맵 {count}개 중 여기서 가장 크게 작용하는 것은 맵 {map}: {part}만큼 빼요.</translation>
    </message>
    <message>
        <source>None of the {count} maps before adds anything here.</source>
        <translation>앞 층의 맵 {count}개 가운데 여기에 더하는 것이 없어요.</translation>
    </message>
    <message>
        <source>Under the filter everything is 0, so every product is 0 and the sum is {place} = {sum}.</source>
        <translation>필터 아래가 모두 0이라 곱도 모두 0이에요. 합: {place} = {sum}.</translation>
    </message>
    <message>
        <source>Patch times filter, place by place, added up: {place} = {sum}. The same filter is used at every place.</source>
        <translation>조각과 필터를 같은 자리끼리 곱해서 모두 더해요: {place} = {sum}. 어느 자리에서나 같은 필터를 써요.</translation>
    </message>
    <message>
        <source>Here blue and vermillion products cancel out: the sum is {place} = {sum}, and {value} goes on.</source>
        <translation>여기서는 파란 곱과 주홍 곱이 서로 지워져요. 합: {place} = {sum}, 넘어가는 값: {value}.</translation>
    </message>
    <message>
        <source>Here the blue products outweigh the vermillion ones: the sum is {place} = {sum}, and {value} goes on.</source>
        <translation>여기서는 파란 곱이 주홍 곱보다 커요. 합: {place} = {sum}, 넘어가는 값: {value}.</translation>
    </message>
    <message>
        <source>Here the vermillion products outweigh the blue ones: the sum is {place} = {sum}, and {value} goes on.</source>
        <translation>여기서는 주홍 곱이 파란 곱보다 커요. 합: {place} = {sum}, 넘어가는 값: {value}.</translation>
    </message>
    <message>
        <source>Gradient of the input</source>
        <translation>입력의 기울기</translation>
    </message>
    <message>
        <source>Added: dout·w</source>
        <translation>더할 값: dout·w</translation>
    </message>
    <message>
        <source>To the window</source>
        <translation>윈도로</translation>
    </message>
    <message>
        <source>It sees {height}×{width}</source>
        <translation>보는 범위 {height}×{width}</translation>
    </message>
    <message>
        <source>Unrolled: window {number} of {count} is a column</source>
        <translation>펼치기: 윈도우 {count}개 중 {number}번째 → 열 1개</translation>
    </message>
    <message>
        <source>col2im: column {number} of {count} is added where its patch was</source>
        <translation>col2im: {count}열 중 {number}열을 조각이 있던 자리에 더해요</translation>
    </message>
    <message>
        <source>Each column is what one result sends back to its {terms} values: in all {sizes}.</source>
        <translation>열 하나는 결과 하나가 값 {terms}개로 돌려보내는 것이에요. 모두 {sizes}.</translation>
    </message>
    <message>
        <source>The largest of each column is the whole map at once: {product} → {result}.</source>
        <translation>열마다 가장 큰 값을 고르면 맵 전체가 한 번에 나와요. {product} → {result}.</translation>
    </message>
    <message>
        <source>One filter is one row of {terms} weights. Row times matrix, {product}, is the whole map at once: {result}.</source>
        <translation>필터 하나는 가중치 {terms}개짜리 행이에요. 행과 행렬의 곱 {product} = {result} 하나로 맵 전체가 나와요.</translation>
    </message>
    <message>
        <source>{number}: {kind}, {height}×{width}</source>
        <translation>{number}: {kind}, {height}×{width}</translation>
    </message>
    <message>
        <source>The convolutional network is not here yet: train it with “badak train --model cnn”. The book&apos;s example needs none.</source>
        <translation>합성곱 신경망이 아직 없어요. “badak train --model cnn”으로 학습시켜 주세요. 책의 예제는 신경망 없이도 볼 수 있어요.</translation>
    </message>
    <message>
        <source>There is nothing to slide over yet; the book&apos;s example needs no drawing.</source>
        <translation>아직 필터가 지나갈 그림이 없어요. 책의 예제는 그림이 없어도 볼 수 있어요.</translation>
    </message>
    <message>
        <source>The size is not a whole number: the last row and column of the input are never under the filter. Stride and padding have to fit.</source>
        <translation>출력 크기가 정수가 아니에요. 입력의 마지막 행과 마지막 열에는 필터가 끝내 닿지 않아요. 스트라이드와 패딩이 서로 맞아야 해요.</translation>
    </message>
    <message>
        <source>Of these {count} values only the largest goes on, {value}; it came from row {row}, column {column}. Pooling has nothing to learn.</source>
        <translation>값 {count}개 가운데 가장 큰 {value}만 다음으로 가요. {row}행 {column}열에서 온 값이에요. 풀링에는 학습할 것이 없어요.</translation>
    </message>
    <message>
        <source>The filter has weights of its own for each map before. Click what a map adds, or press 1, 2, …, to go back to where it came from.</source>
        <translation>필터는 앞 층의 맵마다 가중치를 따로 가지고 있어요. 맵이 더한 값을 누르거나 1, 2, … 키를 누르면 그 값이 나온 곳으로 거슬러 가요.</translation>
    </message>
</context>
<context>
    <name>MapDetail</name>
    <message>
        <source>The chosen map and its filter</source>
        <translation>고른 맵과 그 필터</translation>
    </message>
    <message>
        <source>Click a value of the map to see what it depends on; arrow keys move, Escape goes back to the largest</source>
        <translation>맵의 값을 누르면 그 값이 무엇으로 계산됐는지 보여요. 화살표 키로 옮기고, Esc 키로 가장 큰 값으로 돌아가요</translation>
    </message>
    <message>
        <source>Go to this map of the layer before</source>
        <translation>앞 층의 이 맵으로 가요</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
</context>
<context>
    <name>MapsGrid</name>
    <message>
        <source>Feature maps of the layer</source>
        <translation>이 층의 특징 맵</translation>
    </message>
</context>
<context>
    <name>MapsPage</name>
    <message>
        <source>&amp;Layer</source>
        <translation>층(&amp;L)</translation>
    </message>
    <message>
        <source>Which convolution&apos;s maps are shown</source>
        <translation>어느 합성곱의 맵을 볼지 정해요</translation>
    </message>
    <message>
        <source>One scale for all maps</source>
        <translation>모든 맵을 같은 눈금으로</translation>
    </message>
    <message>
        <source>Colour all maps of the layer alike; else each map&apos;s largest value is full</source>
        <translation>층의 모든 맵을 같은 눈금으로 칠해요. 끄면 맵마다 가장 큰 값을 가장 진하게 칠해요</translation>
    </message>
    <message>
        <source>Walk this filter</source>
        <translation>이 필터 따라가기</translation>
    </message>
    <message>
        <source>Slide the chosen map&apos;s filter over what it sees, step by step</source>
        <translation>고른 맵의 필터를 한 칸씩 움직여 봐요</translation>
    </message>
    <message>
        <source>A map is one filter&apos;s answer at every place: paper is 0, blue fires. The box is what one value of it depends on.</source>
        <translation>맵은 필터 하나가 자리마다 낸 답이에요. 바탕색은 0이고 파란색은 켜진 곳이에요. 상자는 맵의 값 하나를 정하는 부분이에요.</translation>
    </message>
</context>
<context>
    <name>PicturePage</name>
    <message>
        <source>Take an MNIST digit</source>
        <translation>MNIST 숫자 가져오기</translation>
    </message>
</context>
<context>
    <name>WindowPage</name>
    <message>
        <source>Add the bias b = 3</source>
        <translation>편향 b = 3 더하기</translation>
    </message>
    <message>
        <source>b: the same number is added to every sum, as in figure 7-5</source>
        <translation>b: 모든 합에 같은 수를 더해요. 그림 7-5와 같아요</translation>
    </message>
    <message>
        <source>Book&apos;s example</source>
        <translation>책의 예제</translation>
    </message>
    <message>
        <source>&amp;Back: col2im</source>
        <translation>역전파: col2im(&amp;B)</translation>
    </message>
    <message>
        <source>Send a gradient of 1 back from each result, and add it where its patch was</source>
        <translation>결과마다 기울기 1을 돌려보내 그 조각이 있던 자리에 더해요</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>내 그림</translation>
    </message>
    <message>
        <source>Section 7.2: a 4×4 input and a 3×3 filter, all sums by hand</source>
        <translation>7.2절: 4×4 입력과 3×3 필터, 손으로 계산할 수 있는 합</translation>
    </message>
    <message>
        <source>The network&apos;s own layers over your drawing</source>
        <translation>신경망의 층이 그림을 훑어요</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>풀링</translation>
    </message>
    <message>
        <source>Multiply each patch by the filter and add up</source>
        <translation>조각마다 필터를 곱해서 더해요</translation>
    </message>
    <message>
        <source>Let only the largest value of each window pass</source>
        <translation>윈도우마다 가장 큰 값만 통과시켜요</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>층(&amp;L)</translation>
    </message>
    <message>
        <source>Which convolution or pooling is walked through</source>
        <translation>어느 합성곱이나 풀링을 따라갈지 골라요</translation>
    </message>
    <message>
        <source>Filter or &amp;map</source>
        <translation>필터 또는 맵(&amp;M)</translation>
    </message>
    <message>
        <source>Which of the layer&apos;s filters slides, or whose map is pooled</source>
        <translation>어느 필터가 지나갈지, 어느 맵을 풀링할지 정해요</translation>
    </message>
    <message>
        <source>Stride S</source>
        <translation>스트라이드 S</translation>
    </message>
    <message>
        <source>S: how far the filter moves at a time</source>
        <translation>S: 필터가 한 번에 움직이는 칸 수예요</translation>
    </message>
    <message>
        <source>Padding P</source>
        <translation>패딩 P</translation>
    </message>
    <message>
        <source>P: rows of zeros put round the input</source>
        <translation>P: 입력 둘레에 0을 몇 줄 채울지 정해요</translation>
    </message>
    <message>
        <source>Pa&amp;tch</source>
        <translation>조각(&amp;T)</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>조각</translation>
    </message>
    <message>
        <source>Which patch is under the window, row by row</source>
        <translation>윈도우 아래에 올 조각이 행을 따라 몇 번째인지 정해요</translation>
    </message>
</context>
<context>
    <name>WindowStage</name>
    <message>
        <source>The sliding window</source>
        <translation>움직이는 윈도우</translation>
    </message>
    <message>
        <source>Drag the window, or use the arrow keys; space bar: next patch; Home, End: first and last; P: play</source>
        <translation>윈도우를 끌거나 화살표 키로 옮겨요. 스페이스 바: 다음 조각, Home과 End: 처음과 끝, P: 재생</translation>
    </message>
    <message>
        <source>Go back to where this came from</source>
        <translation>이 값이 나온 곳으로 거슬러 가기</translation>
    </message>
    <message>
        <source>map {number}: {part} to the sum</source>
        <translation>맵 {number}: 합에 {part}</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Filters</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>See what each filter finds, and walk through a convolution</source>
        <translation>필터마다 무엇을 찾는지 보고, 합성곱을 한 칸씩 따라가요</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>특징 맵</translation>
    </message>
    <message>
        <source>What each filter finds in the picture</source>
        <translation>필터마다 그림에서 무엇을 찾는지 봐요</translation>
    </message>
    <message>
        <source>Patch by patch</source>
        <translation>조각 따라가기</translation>
    </message>
    <message>
        <source>Convolution and pooling walked through, every product</source>
        <translation>합성곱과 풀링을 곱 하나하나까지 따라가요</translation>
    </message>
</context>
</TS>
