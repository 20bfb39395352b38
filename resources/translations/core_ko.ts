<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>Command</name>
    <message>
        <source>“{text}” is no share of the canvas above 0, at most 1</source>
        <translation>“{text}”: 0보다 크고 1 이하인 캔버스 비율이 아니에요</translation>
    </message>
    <message>
        <source>“{text}” is no number from 0 to 1</source>
        <translation>“{text}”: 0부터 1까지의 수가 아니에요</translation>
    </message>
    <message>
        <source>{value} is less than {lowest}</source>
        <translation>{lowest} 이상이어야 해요: {value}</translation>
    </message>
    <message>
        <source>“{text}” is not K/N, where K is 0 to N-1</source>
        <translation>“{text}”: K/N 꼴이 아니에요(K는 0부터 N-1까지)</translation>
    </message>
    <message>
        <source>“{text}” is no whole number</source>
        <translation>“{text}”: 정수가 아니에요</translation>
    </message>
    <message>
        <source>“{text}” is no number</source>
        <translation>“{text}”: 수가 아니에요</translation>
    </message>
    <message>
        <source>Reads a network (one that ships, one of your own, or a file) and writes it as another file:

  .onnx          for other programs: takes pictures (N, 1, 28, 28), ink from 0 to 1, and
                 gives logits and probabilities (N, 10)
  .npz           for NumPy: arrays named as in the book, W1, b1, W2 …
  .safetensors   for this program

Files may be .safetensors of this program or of PyTorch, a pickle of NumPy arrays such as the book&apos;s sample_weight.pkl, or .npz. A pickle is read without running anything in it. Of arrays alone the layers are found by their shapes, and the activation by trying.</source>
        <translation>신경망(함께 제공되는 것, 내 신경망, 파일)을 읽어서 다른 파일로 써요.

  .onnx          다른 프로그램용: 잉크가 0부터 1까지인 그림 (N, 1, 28, 28)을 받아
                 점수와 확률 (N, 10)을 내요
  .npz           NumPy용: 책에서처럼 W1, b1, W2 …라고 이름 붙인 배열
  .safetensors   이 프로그램용

이 프로그램이나 PyTorch의 .safetensors, 책의 sample_weight.pkl 같은 NumPy 배열 피클, .npz를 읽을 수 있어요. 피클은 그 안의 어떤 것도 실행하지 않고 읽어요. 배열만 있으면 계층은 모양으로, 활성화 함수는 시험해 보고 알아내요.</translation>
    </message>
    <message>
        <source>write a network as ONNX, or take in one of PyTorch or the book</source>
        <translation>신경망을 ONNX로 쓰거나, PyTorch나 책의 신경망을 받아들여요</translation>
    </message>
    <message>
        <source>what is read</source>
        <translation>읽을 것</translation>
    </message>
    <message>
        <source>what is written</source>
        <translation>쓸 파일</translation>
    </message>
    <message>
        <source>keep it among your own networks, for the window</source>
        <translation>창에서 쓰도록 내 신경망에 넣어요</translation>
    </message>
    <message>
        <source>replace a file that is there</source>
        <translation>이미 있는 파일을 바꿔요</translation>
    </message>
    <message>
        <source>go down a surface and print every position</source>
        <translation>곡면을 내려가며 모든 위치를 출력해요</translation>
    </message>
    <message>
        <source>Goes down the surface of a formula of x and y by gradient descent (chapters 4.4 and 6.1) and prints each position and the value there. Step 0 is the start, so N steps give N + 1 lines.</source>
        <translation>x와 y로 된 식의 곡면을 경사 하강법으로 내려가며(4.4절, 6.1절) 위치와 그곳의 값을 출력해요. 0단계는 출발점이라서 N단계면 N + 1줄이 나와요.</translation>
    </message>
    <message>
        <source>of x and y, such as &quot;x**2/20 + y**2&quot;; or a name: valley, bowl, saddle, two-minima, plateau, rosenbrock</source>
        <translation>x와 y의 식, 예: &quot;x**2/20 + y**2&quot;. 또는 이름: valley, bowl, saddle, two-minima, plateau, rosenbrock</translation>
    </message>
    <message>
        <source>where to begin: a number for x, and one for y (default: -7 2)</source>
        <translation>출발점: x의 수와 y의 수(기본값: -7 2)</translation>
    </message>
    <message>
        <source>there is no optimizer “{name}”</source>
        <translation>없는 옵티마이저예요: “{name}”</translation>
    </message>
    <message>
        <source>one of {names} (default: sgd)</source>
        <translation>다음 중 하나: {names}(기본값: sgd)</translation>
    </message>
    <message>
        <source>learning rate, above 0 (default: the book&apos;s in its valley, else one that suits)</source>
        <translation>0보다 큰 학습률(기본값: 책의 골짜기에서는 책의 값, 아니면 알맞은 값)</translation>
    </message>
    <message>
        <source>default: {value}</source>
        <translation>기본값: {value}</translation>
    </message>
    <message>
        <source>there is no gradient “{name}”</source>
        <translation>없는 기울기 방식이에요: “{name}”</translation>
    </message>
    <message>
        <source>exact, or numerical: the book&apos;s central difference with h = 1e-4 (default: exact)</source>
        <translation>exact(정확히) 또는 numerical(책의 중앙 차분, h = 1e-4)(기본값: exact)</translation>
    </message>
    <message>
        <source>print one JSON object</source>
        <translation>JSON 객체 하나로 출력해요</translation>
    </message>
    <message>
        <source>“{text}” is no finite number</source>
        <translation>“{text}”: 유한한 수가 아니에요</translation>
    </message>
    <message>
        <source>“{text}” is no rate above 0</source>
        <translation>“{text}”: 0보다 큰 학습률이 아니에요</translation>
    </message>
    <message>
        <source>name a command: {names}</source>
        <translation>명령을 쓰세요: {names}</translation>
    </message>
    <message>
        <source>reading {file}, as badak recognise does</source>
        <translation>badak recognise처럼 읽어요: {file}</translation>
    </message>
    <message>
        <source>there is no command “{name}”</source>
        <translation>없는 명령이에요: “{name}”</translation>
    </message>
    <message>
        <source>“{path}” is a folder; badak recognise {path} reads what is in it</source>
        <translation>“{path}”: 폴더예요. badak recognise {path} 명령이 안에 있는 것을 읽어요</translation>
    </message>
    <message>
        <source>there is no file or command “{name}”</source>
        <translation>없는 파일이나 명령이에요: “{name}”</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>메모리가 모자라서 할 수 없어요.</translation>
    </message>
    <message>
        <source>This can&apos;t be used: {reason}.</source>
        <translation>쓸 수 없어요: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” can&apos;t be used: {reason}.</source>
        <translation>“{name}”: 쓸 수 없어요. {reason}.</translation>
    </message>
    <message>
        <source>Read drawn digits, measure networks and train them. Without a command, the window opens; a picture or a file of strokes without a command is recognised.</source>
        <translation>손으로 쓴 숫자를 읽고, 신경망을 재고 훈련해요. 명령이 없으면 창이 열리고, 그림이나 획 파일만 쓰면 그것을 읽어요.</translation>
    </message>
    <message>
        <source>print the version and exit</source>
        <translation>버전을 출력하고 끝내요</translation>
    </message>
    <message>
        <source>print where settings, notebook, networks and log are kept</source>
        <translation>설정, 공책, 신경망, 기록이 어디에 있는지 출력해요</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>say what a command does: badak help COMMAND</source>
        <translation>명령이 하는 일을 알려요: badak help COMMAND</translation>
    </message>
    <message>
        <source>measure networks on MNIST&apos;s test set and on strokes</source>
        <translation>MNIST 테스트 세트와 획으로 신경망을 재요</translation>
    </message>
    <message>
        <source>Prints a table: digits whose most probable answer is right, the accuracy, the expected calibration error (15 bins), and the shares that are answered “not sure” and “no digit” at the limits of the model. Of drawings that are no digits, only the last two.</source>
        <translation>표를 출력해요: 가장 확률이 높은 답이 맞은 숫자, 정확도, 기대 보정 오차(구간 15개), 그리고 신경망의 한계에서 “확실하지 않아요”와 “숫자가 아니에요”라고 답한 비율. 숫자가 아닌 그림은 마지막 두 가지만 나와요.</translation>
    </message>
    <message>
        <source>one or more; default: all that ship</source>
        <translation>하나 이상. 기본값: 함께 제공되는 것 모두</translation>
    </message>
    <message>
        <source>folder of the MNIST files</source>
        <translation>MNIST 파일이 있는 폴더</translation>
    </message>
    <message>
        <source>files of strokes</source>
        <translation>획 파일</translation>
    </message>
    <message>
        <source>draw strokes with these pens, as shares of the canvas (default 0.03)</source>
        <translation>획을 이 굵기의 펜으로 그려요. 캔버스에 대한 비율(기본값 0.03)</translation>
    </message>
    <message>
        <source>leave out strokes with these labels, such as letters that look like digits</source>
        <translation>숫자처럼 생긴 글자와 같이, 이 레이블이 붙은 획은 빼요</translation>
    </message>
    <message>
        <source>of the digits, only those of writers whose number modulo N is K; of other drawings, only the lines</source>
        <translation>숫자는 쓴 사람의 번호를 N으로 나눈 나머지가 K인 것만, 다른 그림은 줄 번호가 그런 것만</translation>
    </message>
    <message>
        <source>train one of the book&apos;s networks and compare with the book</source>
        <translation>책의 신경망 하나를 훈련해서 책과 견주어요</translation>
    </message>
    <message>
        <source>Trains a network with fixed settings and prints the accuracy on samples that it has not learnt, beside the book&apos;s figure where there is one. two-layer-…: 784-50-10 reads digits (chapters 4 and 5); xor, circle, spiral: 200 points in the plane; zero-or-one, one-or-nine: handwriting in two numbers, such as ink and slant. The same command gives the same figures on the same machine.</source>
        <translation>정해진 설정으로 신경망을 훈련하고, 배우지 않은 표본에서의 정확도를 책의 수치가 있으면 그 옆에 출력해요. two-layer-…: 784-50-10 신경망이 숫자를 읽어요(4장, 5장). xor, circle, spiral: 평면의 점 200개. zero-or-one, one-or-nine: 잉크와 기울어짐 같은 수 두 개로 나타낸 손글씨. 같은 컴퓨터에서 같은 명령은 같은 수치를 내요.</translation>
    </message>
    <message>
        <source>there is no experiment “{name}”</source>
        <translation>없는 실험이에요: “{name}”</translation>
    </message>
    <message>
        <source>one of {names}</source>
        <translation>다음 중 하나: {names}</translation>
    </message>
    <message>
        <source>folder of the four MNIST files (default: the 10,000 digits that come along, of which 1,000 are held apart)</source>
        <translation>MNIST 파일 네 개가 있는 폴더(기본값: 함께 제공되는 숫자 10,000개, 그중 1,000개는 따로 두어요)</translation>
    </message>
    <message>
        <source>steps of learning, from 1 (default: the book&apos;s 10,000 for two-layer-…)</source>
        <translation>학습 단계 수, 1부터(기본값: two-layer-…는 책의 10,000)</translation>
    </message>
    <message>
        <source>work out a formula and the gradient of each of its inputs</source>
        <translation>식을 계산하고 입력마다 기울기를 구해요</translation>
    </message>
    <message>
        <source>Works out a formula of named inputs and, by backpropagation, by how much the result moves with each of them. For example: badak gradient {example}. There are + - * / ^, brackets, exp log sqrt sin cos tanh sigmoid relu max(a, b) abs, and the constants e and pi.</source>
        <translation>이름 붙인 입력으로 된 식을 계산하고, 입력 하나하나에 따라 결과가 얼마나 바뀌는지 오차역전파로 구해요. 예: badak gradient {example}. + - * / ^, 괄호, exp log sqrt sin cos tanh sigmoid relu max(a, b) abs, 상수 e와 pi를 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>in quotes</source>
        <translation>따옴표로 묶어서</translation>
    </message>
    <message>
        <source>a value for each name in the formula</source>
        <translation>식에 나오는 이름마다 값 하나</translation>
    </message>
    <message>
        <source>print what happens at each node, forward and back</source>
        <translation>노드마다 순전파와 역전파에서 무슨 일이 일어나는지 출력해요</translation>
    </message>
    <message>
        <source>set when a model refuses and when it is not sure</source>
        <translation>신경망이 언제 거절하고 언제 확실하지 않다고 할지 정해요</translation>
    </message>
    <message>
        <source>Sets the limits in a file of weights, so that of the digits in files of strokes, which the model must not have learnt, at most the given shares are refused or not sure. Nothing else in the file changes.</source>
        <translation>가중치 파일의 한계를 정해요. 신경망이 배우지 않은 획 파일의 숫자 가운데 거절하거나 확실하지 않다고 하는 것이 많아도 주어진 비율이 되게 해요. 파일의 다른 것은 바뀌지 않아요.</translation>
    </message>
    <message>
        <source>file of weights to be changed</source>
        <translation>바꿀 가중치 파일</translation>
    </message>
    <message>
        <source>digits to go by</source>
        <translation>기준으로 삼을 숫자</translation>
    </message>
    <message>
        <source>digits that may be called no digit, from 0 to 1</source>
        <translation>숫자가 아니라고 해도 되는 숫자의 비율, 0부터 1까지</translation>
    </message>
    <message>
        <source>digits that may be answered with two candidates, from 0 to 1</source>
        <translation>후보 둘로 답해도 되는 숫자의 비율, 0부터 1까지</translation>
    </message>
    <message>
        <source>Prints one line of JSON a sample:

  source, index  the file and the place in it, from 0
  answer         the digit; null if it is none, or several
  state          &quot;digit&quot;, &quot;unsure&quot; or &quot;no digit&quot;
  reason         of &quot;no digit&quot;: &quot;blank&quot;, &quot;dot&quot;, &quot;dash&quot;, &quot;several&quot; or &quot;strange&quot; (not like any
                 digit the network knows); of &quot;unsure&quot;: &quot;close&quot; (two candidates are near)
  candidates     the digits it may be, the most probable first
  strangeness    how unlike the digits the network knows it is: about 0 for digits; null if
                 the model says nothing of that
  digit          the most probable digit, even if it is refused; null where nothing is drawn
  probabilities  of 0 to 9
  label          what the file says it shows, if it does
  name           of the file in a folder or an archive
  damaged        true where the file of a picture is cut short; else it is left out

It reads pictures; tables (CSV and its like, with pixels of any scale); IDX, .npz, .npy and pickles of arrays; strokes as JSON (also of Quick Draw), InkML and UNIPEN; folders and archives (.zip, .tar) of all these. What was scaled, turned or guessed goes to standard error, and so does, where labels are known, how many were read as labelled, how many are not sure and how many were refused. What can&apos;t be read is named there and the rest is done; the exit code is 1 then.</source>
        <translation>표본마다 JSON 한 줄을 출력해요.

  source, index  파일과 그 안에서의 자리, 0부터
  answer         숫자. 숫자가 아니거나 여럿이면 null
  state          &quot;digit&quot;, &quot;unsure&quot; 또는 &quot;no digit&quot;
  reason         &quot;no digit&quot;의 까닭: &quot;blank&quot;, &quot;dot&quot;, &quot;dash&quot;, &quot;several&quot;, &quot;strange&quot;(신경망이 아는
                 어떤 숫자와도 닮지 않음). &quot;unsure&quot;의 까닭: &quot;close&quot;(두 후보가 비슷함)
  candidates     그럴 수 있는 숫자, 확률이 높은 순서로
  strangeness    신경망이 아는 숫자와 얼마나 다른지: 숫자는 0쯤. 신경망이 알려 주지 않으면
                 null
  digit          거절되더라도 가장 확률이 높은 숫자. 그린 것이 없으면 null
  probabilities  0부터 9까지의 확률
  label          파일에 적힌 레이블이 있으면 그것
  name           폴더나 묶음 파일 안의 파일 이름
  damaged        그림 파일이 잘렸으면 true, 아니면 없음

그림, 표(CSV 따위, 픽셀 값의 범위는 자유), IDX, .npz, .npy와 배열의 피클, JSON(Quick Draw 포함)과 InkML과 UNIPEN의 획, 이 모든 것의 폴더와 묶음 파일(.zip, .tar)을 읽어요. 크기를 바꾸거나 돌리거나 짐작한 것은 표준 오류에 나와요. 레이블을 알면 레이블대로 읽은 것, 확실하지 않은 것, 거절한 것이 몇 개인지도 거기에 나와요. 읽을 수 없는 것은 이름이 나오고 나머지는 계속하며, 그때 종료 코드는 1이에요.</translation>
    </message>
    <message>
        <source>read digits in pictures, tables and files of strokes</source>
        <translation>그림, 표, 획 파일에서 숫자를 읽어요</translation>
    </message>
    <message>
        <source>a picture, a table, a file of strokes, a folder …</source>
        <translation>그림, 표, 획 파일, 폴더 …</translation>
    </message>
    <message>
        <source>end at the first file or line that can&apos;t be read</source>
        <translation>읽을 수 없는 첫 파일이나 줄에서 끝내요</translation>
    </message>
    <message>
        <source>default: the best that ships</source>
        <translation>기본값: 함께 제공되는 것 중 가장 좋은 것</translation>
    </message>
    <message>
        <source>refuse what is stranger than this, inf for nothing (default: the model&apos;s)</source>
        <translation>이보다 낯선 것을 거절해요. inf면 아무것도 거절하지 않아요(기본값: 신경망의 값)</translation>
    </message>
    <message>
        <source>an answer less probable than this, from 0 to 1, is not sure (default: the model&apos;s)</source>
        <translation>이보다 확률이 낮은 답은 확실하지 않아요. 0부터 1까지(기본값: 신경망의 값)</translation>
    </message>
    <message>
        <source>read several digits in one sample one by one, row after row and each from left to right: adds &quot;digits&quot;, such as &quot;2026&quot; with ? for what is none, &quot;rows&quot;, such as [&quot;20&quot;, &quot;26&quot;], and &quot;parts&quot;, what is known of each, with its &quot;box&quot; in a picture: left, top, right and bottom as shares of its width and height; state and reason are those of the part that is the least a digit</source>
        <translation>한 표본에 든 여러 숫자를 한 줄씩, 왼쪽에서 오른쪽으로 하나하나 읽어요. &quot;digits&quot;(예: &quot;2026&quot;, 숫자가 아니면 ?), &quot;rows&quot;(예: [&quot;20&quot;, &quot;26&quot;]), &quot;parts&quot;(하나하나에 대해 아는 것)가 더해져요. &quot;parts&quot;의 &quot;box&quot;는 그림 안의 왼쪽, 위, 오른쪽, 아래를 너비와 높이에 대한 비율로 나타내요. state와 reason은 가장 숫자답지 않은 조각의 것이에요</translation>
    </message>
    <message>
        <source>“{text}” is no limit</source>
        <translation>“{text}”: 한계가 아니에요</translation>
    </message>
    <message>
        <source>save a picture of every tab</source>
        <translation>모든 탭의 그림을 저장해요</translation>
    </message>
    <message>
        <source>Writes TAB-THEME-LANGUAGE.png for every tab, light and dark, English and Korean. Needs no display.</source>
        <translation>모든 탭을 밝게, 어둡게, 영어와 한국어로 TAB-THEME-LANGUAGE.png에 써요. 화면이 없어도 돼요.</translation>
    </message>
    <message>
        <source>where the pictures go</source>
        <translation>그림을 저장할 곳</translation>
    </message>
    <message>
        <source>only these tabs: {names}</source>
        <translation>이 탭만: {names}</translation>
    </message>
    <message>
        <source>as a saved session (.badak) has them</source>
        <translation>저장한 세션(.badak)대로</translation>
    </message>
    <message>
        <source>default: both</source>
        <translation>기본값: 둘 다</translation>
    </message>
    <message>
        <source>“{text}” is not from 100x100 to 8000x8000</source>
        <translation>“{text}”: 100x100부터 8000x8000까지가 아니에요</translation>
    </message>
    <message>
        <source>write pages with picture, numbers, formula and code as PDF or HTML</source>
        <translation>그림, 수, 식, 코드가 있는 페이지를 PDF나 HTML로 써요</translation>
    </message>
    <message>
        <source>Writes a page of the program, or every page of a session that was opened, as A4 pages or as one HTML file. Needs no display.</source>
        <translation>프로그램의 한 페이지, 또는 세션에서 열어 본 모든 페이지를 A4 여러 장이나 HTML 파일 하나로 써요. 화면이 없어도 돼요.</translation>
    </message>
    <message>
        <source>ends in .pdf or .html</source>
        <translation>.pdf나 .html로 끝나는 이름</translation>
    </message>
    <message>
        <source>a saved session (.badak)</source>
        <translation>저장한 세션(.badak)</translation>
    </message>
    <message>
        <source>only this page; without a session, the one to write (default: digit)</source>
        <translation>이 페이지만. 세션이 없으면 쓸 페이지(기본값: digit)</translation>
    </message>
    <message>
        <source>default: en</source>
        <translation>기본값: en</translation>
    </message>
    <message>
        <source>“{text}” ends neither in .pdf nor in .html</source>
        <translation>“{text}”: .pdf로도 .html로도 끝나지 않아요</translation>
    </message>
    <message>
        <source>there is no page “{name}”</source>
        <translation>없는 페이지예요: “{name}”</translation>
    </message>
    <message>
        <source>train a network and save its weights</source>
        <translation>신경망을 훈련하고 가중치를 저장해요</translation>
    </message>
    <message>
        <source>Trains one of the three networks on MNIST, on files of strokes written again with other pens, and on invented drawings, as its recipe says. Prints a line an epoch, then sets temperature and limits by digits it has not learnt, and saves all that as a .safetensors file. The test set is measured and decides nothing. Ctrl-C stops and saves the last whole epoch. The same seed and data give the same weights on the same machine.</source>
        <translation>세 신경망 중 하나를 정해진 방법대로 MNIST, 다른 펜으로 다시 쓴 획 파일, 지어낸 그림으로 훈련해요. 에폭마다 한 줄을 출력하고, 배우지 않은 숫자로 온도와 한계를 정한 다음 모두 .safetensors 파일로 저장해요. 테스트 세트는 재기만 하고 아무것도 정하지 않아요. Ctrl-C를 누르면 멈추고, 끝까지 마친 마지막 에폭을 저장해요. 같은 컴퓨터에서 시드와 데이터가 같으면 가중치도 같아요.</translation>
    </message>
    <message>
        <source>book: the book&apos;s 784-50-100-10; mlp: a wider one; cnn: convolutions</source>
        <translation>book: 책의 784-50-100-10, mlp: 더 넓은 것, cnn: 합성곱</translation>
    </message>
    <message>
        <source>folder of the four MNIST files</source>
        <translation>MNIST 파일 네 개가 있는 폴더</translation>
    </message>
    <message>
        <source>stroke files of digits to learn (default: none)</source>
        <translation>배울 숫자의 획 파일(기본값: 없음)</translation>
    </message>
    <message>
        <source>stroke files of what is no digit, to be learnt as such (default: none)</source>
        <translation>숫자가 아니라고 배울 것의 획 파일(기본값: 없음)</translation>
    </message>
    <message>
        <source>times that all is learnt, from 1 (default: {value})</source>
        <translation>모두를 배우는 횟수, 1부터(기본값: {value})</translation>
    </message>
    <message>
        <source>where chance begins: first weights, order and variations; from 0 (default: 1)</source>
        <translation>무작위의 시작: 가중치의 초깃값, 순서, 변형. 0부터(기본값: 1)</translation>
    </message>
    <message>
        <source>where the weights go</source>
        <translation>가중치를 저장할 곳</translation>
    </message>
    <message>
        <source>leave out the writers of fold K of N (writer modulo N is K; of what is no digit, the lines) and measure on them</source>
        <translation>N개로 나눈 것 중 K번째 사람들(번호를 N으로 나눈 나머지가 K. 숫자가 아닌 것은 줄 번호)을 빼고, 그 사람들의 것으로 재요</translation>
    </message>
    <message>
        <source>Takes digits into the notebook: pictures; tables (CSV and its like); IDX, .npz and .npy; strokes as JSON, InkML or UNIPEN; folders and archives of these. Prints for each file how many were added, what was turned, scaled or guessed, and what was left out and why. A file that can&apos;t be read is named and the others are taken; the exit code is 1 then.

A file of a network (.safetensors, the book&apos;s .pkl, .npz) is added to your own networks, and what was found out about it is printed.</source>
        <translation>숫자를 공책에 넣어요: 그림, 표(CSV 따위), IDX, .npz, .npy, JSON과 InkML과 UNIPEN의 획, 이런 것의 폴더와 묶음 파일. 파일마다 몇 개를 넣었는지, 무엇을 돌리거나 크기를 바꾸거나 짐작했는지, 무엇을 왜 뺐는지 출력해요. 읽을 수 없는 파일은 이름이 나오고 다른 파일은 넣으며, 그때 종료 코드는 1이에요.

신경망 파일(.safetensors, 책의 .pkl, .npz)은 내 신경망에 넣고, 알아낸 것을 출력해요.</translation>
    </message>
    <message>
        <source>Writes the digits of the notebook: as JSON lines (.jsonl), a table (.csv), the two files of MNIST (--kind idx) or a folder of pictures (--kind png). The kind follows from the ending.</source>
        <translation>공책의 숫자를 JSON 여러 줄(.jsonl), 표(.csv), MNIST의 두 파일(--kind idx), 그림 폴더(--kind png)로 써요. 종류는 이름 끝을 보고 정해요.</translation>
    </message>
    <message>
        <source>take digits into the notebook</source>
        <translation>숫자를 공책에 넣어요</translation>
    </message>
    <message>
        <source>a file or a folder</source>
        <translation>파일이나 폴더</translation>
    </message>
    <message>
        <source>write the digits of the notebook to a file</source>
        <translation>공책의 숫자를 파일로 써요</translation>
    </message>
    <message>
        <source>default: by the ending, else json</source>
        <translation>기본값: 이름 끝을 보고, 아니면 json</translation>
    </message>
    <message>
        <source>use this notebook (made if there is none) instead of the one of the window</source>
        <translation>창의 공책 대신 이 공책을 써요(없으면 만들어요)</translation>
    </message>
</context>
<context>
    <name>nn_core</name>
    <message>
        <source>There is nothing to measure on.</source>
        <translation>무엇으로 잴지 정해지지 않았어요.</translation>
    </message>
    <message>
        <source>Give --mnist DIR, --strokes FILE or both.</source>
        <translation>--mnist DIR, --strokes FILE 중 하나나 둘 다 지정하세요.</translation>
    </message>
    <message>
        <source>“{path}” holds no labelled strokes.</source>
        <translation>“{path}” 파일에 레이블이 붙은 획이 없어요.</translation>
    </message>
    <message>
        <source>Choose another file to measure on.</source>
        <translation>다른 파일로 측정해 보세요.</translation>
    </message>
    <message>
        <source>There is no model “{name}”.</source>
        <translation>“{name}” 신경망이 없어요.</translation>
    </message>
    <message>
        <source>Name a .safetensors file or one of: {names}.</source>
        <translation>.safetensors 파일이나 다음 중 하나를 지정하세요: {names}.</translation>
    </message>
    <message>
        <source>Pictures can&apos;t be decoded here: {reason}.</source>
        <translation>여기서는 그림 파일을 읽을 수 없어요: {reason}.</translation>
    </message>
    <message>
        <source>Install: {packages}. Files of strokes can be read.</source>
        <translation>다음을 설치하세요: {packages}. 획 파일은 읽을 수 있어요.</translation>
    </message>
    <message>
        <source>There is nothing to learn these digits from: {digits}.</source>
        <translation>다음 숫자는 배울 자료가 없어요: {digits}.</translation>
    </message>
    <message>
        <source>Each of 0 to 9 must be among the training digits.</source>
        <translation>학습용 숫자에 0부터 9까지 모두 있어야 해요.</translation>
    </message>
    <message>
        <source>There are too few digits to measure on.</source>
        <translation>성능을 재기에는 숫자가 너무 적어요.</translation>
    </message>
    <message>
        <source>Take at least 60 training digits and some test digits.</source>
        <translation>학습용 숫자를 60개 이상, 시험용 숫자를 몇 개라도 준비해 주세요.</translation>
    </message>
    <message>
        <source>{path} holds no digit to learn from.</source>
        <translation>{path} 파일에 배울 숫자가 없어요.</translation>
    </message>
    <message>
        <source>{path} holds no digit to measure on.</source>
        <translation>{path} 파일에 재어 볼 숫자가 없어요.</translation>
    </message>
    <message>
        <source>Each line needs a label of 0 to 9.</source>
        <translation>줄마다 0부터 9까지의 레이블이 있어야 해요.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>항등 함수</translation>
    </message>
    <message>
        <source>Passes the sum on as it is.</source>
        <translation>합을 그대로 내보내요.</translation>
    </message>
    <message>
        <source>The output layer of a network that predicts a quantity rather than a class.</source>
        <translation>클래스가 아니라 수량을 예측하는 신경망의 출력층에 써요.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>Fires or rests, nothing in between; its slope teaches nothing.</source>
        <translation>켜지거나 쉬거나 둘 중 하나예요. 미분값은 아무것도 알려 주지 않아요.</translation>
    </message>
    <message>
        <source>The neuron of McCulloch and Pitts (1943) and of Rosenblatt’s perceptron (1957).</source>
        <translation>매컬록과 피츠의 뉴런(1943), 로젠블랫의 퍼셉트론(1957)에 쓰였어요.</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>A soft step: squeezes any number into a share between 0 and 1.</source>
        <translation>부드러운 계단이에요. 어떤 수든 0과 1 사이로 눌러 담아요.</translation>
    </message>
    <message>
        <source>Verhulst’s curve of growth (1838), and with it backpropagation learnt (1986).</source>
        <translation>페르휠스트의 성장 곡선(1838)에서 왔고, 오차역전파법(1986)이 이 함수로 배웠어요.</translation>
    </message>
    <message>
        <source>Steepness: the larger β, the closer the sigmoid is to the step.</source>
        <translation>가파른 정도: β가 클수록 시그모이드가 계단 함수에 가까워져요.</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>A sigmoid stretched to run from −1 to 1, so that its mean is about 0.</source>
        <translation>−1부터 1까지로 늘인 시그모이드라서 평균이 0에 가까워요.</translation>
    </message>
    <message>
        <source>LeCun’s choice for the networks that read cheques in the 1990s.</source>
        <translation>1990년대에 수표를 읽던 신경망에 르쿤이 골라 쓴 함수예요.</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Lets what is positive through at full slope and stops the rest.</source>
        <translation>양수는 그대로(미분값 1) 통과시키고 나머지는 막아요.</translation>
    </message>
    <message>
        <source>Fukushima (1969); deep networks have used it since Nair and Hinton (2010).</source>
        <translation>후쿠시마(1969)가 썼고, Nair와 Hinton(2010) 이후 깊은 신경망에 널리 쓰여요.</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>A ReLU that leaks a little to the left, so that no neuron dies.</source>
        <translation>왼쪽으로 조금 새는 ReLU라서 죽는 뉴런이 없어요.</translation>
    </message>
    <message>
        <source>Maas, Hannun and Ng (2013), for recognising speech.</source>
        <translation>Maas, Hannun, Ng(2013)가 음성 인식에 썼어요.</translation>
    </message>
    <message>
        <source>Leak: the slope to the left of 0.</source>
        <translation>새는 정도: 0 왼쪽의 미분값이에요.</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>A ReLU that bends smoothly down to −1, which pulls the mean towards 0.</source>
        <translation>−1까지 부드럽게 내려가는 ReLU라서 평균이 0 쪽으로 당겨져요.</translation>
    </message>
    <message>
        <source>Clevert, Unterthiner and Hochreiter (2015).</source>
        <translation>Clevert, Unterthiner, Hochreiter(2015)가 제안했어요.</translation>
    </message>
    <message>
        <source>There is already an activation named “{name}”.</source>
        <translation>“{name}” 활성화 함수가 이미 있어요.</translation>
    </message>
    <message>
        <source>Give the new one another name.</source>
        <translation>새 함수에는 다른 이름을 붙이세요.</translation>
    </message>
    <message>
        <source>There is no activation named “{name}”.</source>
        <translation>“{name}” 활성화 함수가 없어요.</translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation>다음 중에서 고르세요: {known}.</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>Softplus</translation>
    </message>
    <message>
        <source>A ReLU with its corner rounded off; its slope is the sigmoid.</source>
        <translation>모서리를 둥글린 ReLU예요. 미분이 바로 시그모이드예요.</translation>
    </message>
    <message>
        <source>Dugas and colleagues (2001), for pricing options.</source>
        <translation>Dugas 연구진(2001)이 옵션 가격을 매기는 데 썼어요.</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>Lets x through in proportion to how large it is among normal numbers.</source>
        <translation>정규분포에서 x가 얼마나 큰 편인지에 비례해 통과시켜요.</translation>
    </message>
    <message>
        <source>Hendrycks and Gimpel (2016); used in most language models since BERT.</source>
        <translation>Hendrycks와 Gimpel(2016)이 제안했고, BERT 이후 많은 언어 모델에 쓰여요.</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>x times its own sigmoid: it dips a little before it rises.</source>
        <translation>x에 x의 시그모이드를 곱한 함수예요. 조금 내려갔다가 올라가요.</translation>
    </message>
    <message>
        <source>Elfwing and colleagues (2017), for games; also known as Swish.</source>
        <translation>Elfwing 연구진(2017)이 게임을 하는 강화 학습에 썼고, Swish라고도 해요.</translation>
    </message>
    <message>
        <source>Gate {gate} reads the signal {signal} before it exists.</source>
        <translation>{gate} 게이트가 아직 없는 신호 {signal}의 값을 읽어요.</translation>
    </message>
    <message>
        <source>Two signals are called {signal}.</source>
        <translation>이름이 {signal}인 신호가 두 개예요.</translation>
    </message>
    <message>
        <source>Gate {gate} needs one signal for each of its weights.</source>
        <translation>{gate} 게이트에는 가중치마다 신호가 하나씩 있어야 해요.</translation>
    </message>
    <message>
        <source>No single perceptron realises truth table {number}.</source>
        <translation>진리표 {number}번은 퍼셉트론 하나로 만들 수 없어요.</translation>
    </message>
    <message>
        <source>“{path}” is cut short or damaged.</source>
        <translation>“{path}” 파일이 잘렸거나 손상됐어요.</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>“{path}” holds more blank lines or more text than digits.</source>
        <translation>“{path}” 파일에 빈 줄이나 글자가 너무 많아요.</translation>
    </message>
    <message>
        <source>Take another file, or parts of this one.</source>
        <translation>다른 파일을 쓰거나 이 파일을 나누세요.</translation>
    </message>
    <message>
        <source>“{path}” is empty.</source>
        <translation>“{path}” 파일이 비어 있어요.</translation>
    </message>
    <message>
        <source>There is no file “{path}”.</source>
        <translation>“{path}” 파일이 없어요.</translation>
    </message>
    <message>
        <source>“{path}” is a folder, not a file.</source>
        <translation>“{path}” 항목은 파일이 아니라 폴더예요.</translation>
    </message>
    <message>
        <source>“{path}” can&apos;t be read: {reason}.</source>
        <translation>“{path}” 파일을 읽을 수 없어요: {reason}.</translation>
    </message>
    <message>
        <source>Check its name and that you may read it.</source>
        <translation>이름이 맞는지, 읽을 권한이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>“{path}” claims to hold {shape} values.</source>
        <translation>“{path}” 파일의 머리말에 값이 {shape}개라고 적혀 있어요.</translation>
    </message>
    <message>
        <source>Its header is wrong; get the file again.</source>
        <translation>머리말이 잘못됐어요. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>“{path}” holds more or fewer than the {count} bytes it claims.</source>
        <translation>“{path}”에 든 바이트 수가 머리말에 적힌 {count}개와 달라요.</translation>
    </message>
    <message>
        <source>“{path}” is no IDX file of bytes.</source>
        <translation>“{path}” 파일은 바이트로 된 IDX 파일이 아니에요.</translation>
    </message>
    <message>
        <source>Use the four files of MNIST, packed or not.</source>
        <translation>압축했든 아니든 MNIST의 네 파일을 쓰세요.</translation>
    </message>
    <message>
        <source>“{path}” has {found} dimensions, not {expected}.</source>
        <translation>“{path}” 파일: 차원이 {found}개예요. 필요한 차원: {expected}개.</translation>
    </message>
    <message>
        <source>Pictures have three, labels have one.</source>
        <translation>그림은 3차원, 레이블은 1차원이에요.</translation>
    </message>
    <message>
        <source>training images</source>
        <translation>훈련 그림</translation>
    </message>
    <message>
        <source>training labels</source>
        <translation>훈련 레이블</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>시험 그림</translation>
    </message>
    <message>
        <source>test labels</source>
        <translation>시험 레이블</translation>
    </message>
    <message>
        <source>The pictures ({images}) and labels ({labels}) in “{folder}” don&apos;t fit together.</source>
        <translation>“{folder}” 폴더의 그림({images})과 레이블({labels})이 서로 맞지 않아요.</translation>
    </message>
    <message>
        <source>Each picture has 28 x 28 pixels and a label 0 to 9.</source>
        <translation>그림은 28 x 28픽셀이고 레이블은 0부터 9까지예요.</translation>
    </message>
    <message>
        <source>“{folder}” is no folder that can be read.</source>
        <translation>“{folder}” 폴더를 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>Name the folder that holds the four files of MNIST.</source>
        <translation>MNIST의 네 파일이 있는 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>“{folder}” holds no {files} of MNIST.</source>
        <translation>“{folder}” 폴더에 MNIST의 {files} 파일이 없어요.</translation>
    </message>
    <message>
        <source>It is too long.</source>
        <translation>너무 길어요.</translation>
    </message>
    <message>
        <source>It is no JSON; a line looks like {example}.</source>
        <translation>JSON이 아니에요. 한 줄은 {example} 같은 모양이에요.</translation>
    </message>
    <message>
        <source>It has no list “strokes”.</source>
        <translation>“strokes” 목록이 없어요.</translation>
    </message>
    <message>
        <source>Line {number} of “{path}” is cut short; the file ends in it.</source>
        <translation>“{path}”의 {number}번째 줄이 끝까지 적히지 않은 채 파일이 끝났어요.</translation>
    </message>
    <message>
        <source>Get the file again, or go on without it.</source>
        <translation>파일을 다시 받거나 그 줄 없이 진행하세요.</translation>
    </message>
    <message>
        <source>“{path}” is too large to be read as a whole.</source>
        <translation>“{path}” 파일은 통째로 읽기에는 너무 커요.</translation>
    </message>
    <message>
        <source>Write one drawing a line: {example}.</source>
        <translation>한 줄에 그림 하나씩 쓰세요: {example}.</translation>
    </message>
    <message>
        <source>It has more than {most} strokes.</source>
        <translation>획이 {most}개보다 많아요.</translation>
    </message>
    <message>
        <source>It has more than {most} points.</source>
        <translation>점이 {most}개보다 많아요.</translation>
    </message>
    <message>
        <source>Its lists “width” and “erase” don&apos;t fit its strokes.</source>
        <translation>“width”와 “erase” 목록이 획과 맞지 않아요.</translation>
    </message>
    <message>
        <source>A stroke in it is no list of points [x, y].</source>
        <translation>점 [x, y]의 목록이 아닌 획이 있어요.</translation>
    </message>
    <message>
        <source>Pictures cut short, of which what is there was read: {count}</source>
        <translation>끝이 잘려 있는 만큼만 읽은 그림: {count}</translation>
    </message>
    <message>
        <source>Pictures of several pages, of which the first was read: {count}</source>
        <translation>여러 쪽 가운데 첫 쪽만 읽은 그림: {count}개</translation>
    </message>
    <message>
        <source>Line {number} of “{path}” is no drawing.</source>
        <translation>“{path}”의 {number}번째 줄은 그림이 아니에요.</translation>
    </message>
    <message>
        <source>Its picture is not 784 bytes in base64.</source>
        <translation>그림이 base64로 된 784바이트가 아니에요.</translation>
    </message>
    <message>
        <source>“{path}” holds too many files to look through.</source>
        <translation>“{path}” 폴더에 파일이 너무 많아요.</translation>
    </message>
    <message>
        <source>Choose the folder that holds the pictures.</source>
        <translation>그림이 들어 있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>“{path}” holds no file of digits.</source>
        <translation>“{path}” 안에 숫자 파일이 없어요.</translation>
    </message>
    <message>
        <source>Choose a folder with pictures, tables or strokes in it.</source>
        <translation>그림이나 표, 획 파일이 든 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>A picture must be a matrix of finite numbers.</source>
        <translation>그림은 유한한 수로 된 행렬이어야 해요.</translation>
    </message>
    <message>
        <source>The model “{name}” gives values that are no numbers.</source>
        <translation>“{name}”: 숫자가 아닌 값을 내는 신경망이에요.</translation>
    </message>
    <message>
        <source>Its weights are too large; choose another model.</source>
        <translation>가중치가 너무 커요. 다른 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>What “{name}” says of digits was measured on another network.</source>
        <translation>“{name}”에 들어 있는 숫자 정보는 다른 신경망으로 잰 것이에요.</translation>
    </message>
    <message>
        <source>Take the file as it was saved, or train the network again.</source>
        <translation>저장된 파일을 그대로 쓰거나 신경망을 다시 학습시키세요.</translation>
    </message>
    <message>
        <source>The model “{name}” does not read digits.</source>
        <translation>“{name}”: 숫자를 읽는 신경망이 아니에요.</translation>
    </message>
    <message>
        <source>It must take 28 x 28 pixels and give ten values.</source>
        <translation>28 x 28픽셀을 받아 값 열 개를 내야 해요.</translation>
    </message>
    <message>
        <source>A stroke needs points with two coordinates each.</source>
        <translation>획에는 좌표가 두 개씩 있는 점이 필요해요.</translation>
    </message>
    <message>
        <source>A stroke has a place or a width that is no number.</source>
        <translation>획의 위치나 굵기 중에 수가 아닌 것이 있어요.</translation>
    </message>
    <message>
        <source>Use finite numbers, and widths above 0.</source>
        <translation>유한한 수를 쓰고, 굵기는 0보다 크게 하세요.</translation>
    </message>
    <message>
        <source>The model asks for a layer “{kind}”, which is unknown.</source>
        <translation>신경망에 알 수 없는 층이 있어요: “{kind}”.</translation>
    </message>
    <message>
        <source>It may come from a newer version of the program.</source>
        <translation>더 새로운 버전의 프로그램에서 만든 신경망일 수 있어요.</translation>
    </message>
    <message>
        <source>The model describes its layer “{kind}” wrongly.</source>
        <translation>신경망 파일에 적힌 “{kind}” 층의 설명이 잘못됐어요.</translation>
    </message>
    <message>
        <source>There are {labels} labels for {rows} answers.</source>
        <translation>답은 {rows}개인데 레이블은 {labels}개예요.</translation>
    </message>
    <message>
        <source>Targets of shape {found} do not fit outputs {expected}.</source>
        <translation>목표 {found}, 출력 {expected}: 두 모양이 서로 맞지 않아요.</translation>
    </message>
    <message>
        <source>There is no architecture “{name}”.</source>
        <translation>“{name}” 구조가 없어요.</translation>
    </message>
    <message>
        <source>Choose one of {names}.</source>
        <translation>다음 중에서 고르세요: {names}.</translation>
    </message>
    <message>
        <source>it is a folder, a device or a pipe</source>
        <translation>폴더나 장치, 파이프예요</translation>
    </message>
    <message>
        <source>“{path}” can&apos;t be written: {reason}.</source>
        <translation>“{path}”에 쓸 수 없어요: {reason}.</translation>
    </message>
    <message>
        <source>Choose another folder or free some space.</source>
        <translation>다른 폴더를 고르거나 공간을 비우세요.</translation>
    </message>
    <message>
        <source>it is larger than 64 MB</source>
        <translation>64 MB보다 커요</translation>
    </message>
    <message>
        <source>it is damaged or no .safetensors file</source>
        <translation>손상되었거나 .safetensors 파일이 아니에요</translation>
    </message>
    <message>
        <source>“{name}” holds values that are no finite numbers</source>
        <translation>“{name}”에 유한한 수가 아닌 값이 있어요</translation>
    </message>
    <message>
        <source>what it says of digits is damaged</source>
        <translation>숫자의 특성을 적은 부분이 손상되었어요</translation>
    </message>
    <message>
        <source>what it says of digits was measured on another network</source>
        <translation>숫자의 특성을 다른 신경망에서 쟀어요</translation>
    </message>
    <message>
        <source>its description is damaged</source>
        <translation>구조를 적은 부분이 손상되었어요</translation>
    </message>
    <message>
        <source>it does not say which network it holds</source>
        <translation>어떤 신경망이 들어 있는지 적혀 있지 않아요</translation>
    </message>
    <message>
        <source>its description asks for more than it holds</source>
        <translation>적힌 구조가 들어 있는 가중치보다 커요</translation>
    </message>
    <message>
        <source>{path} cannot be used as a model: {reason}.</source>
        <translation>{path} 파일은 신경망으로 쓸 수 없어요: {reason}.</translation>
    </message>
    <message>
        <source>Get the file again, or choose another .safetensors file.</source>
        <translation>파일을 다시 받거나 다른 .safetensors 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The weights do not fit the network: “{name}”.</source>
        <translation>가중치가 신경망과 맞지 않아요: “{name}”.</translation>
    </message>
    <message>
        <source>Load them into the architecture they belong to.</source>
        <translation>원래의 구조에 불러오세요.</translation>
    </message>
    <message>
        <source>The weights “{name}” have shape {found}, expected {expected}.</source>
        <translation>가중치 “{name}”의 형상이 {found}인데 {expected}여야 해요.</translation>
    </message>
    <message>
        <source>A perceptron needs at least one input.</source>
        <translation>퍼셉트론에는 입력이 적어도 하나 있어야 해요.</translation>
    </message>
    <message>
        <source>A perceptron is one neuron; this network has more.</source>
        <translation>퍼셉트론은 뉴런 하나예요. 이 신경망에는 뉴런이 더 있어요.</translation>
    </message>
    <message>
        <source>Take the hidden layers away first.</source>
        <translation>먼저 은닉층을 없애세요.</translation>
    </message>
    <message>
        <source>{given} inputs were given to {wanted} weights.</source>
        <translation>가중치는 {wanted}개인데 입력은 {given}개예요.</translation>
    </message>
    <message>
        <source>{value} is no number a weight can have.</source>
        <translation>{value}: 가중치로 쓸 수 없는 값이에요.</translation>
    </message>
    <message>
        <source>Enter a finite number such as 0.5.</source>
        <translation>0.5처럼 유한한 수를 입력하세요.</translation>
    </message>
    <message>
        <source>{value} is too large for a weight.</source>
        <translation>{value}: 가중치로 쓰기에는 너무 커요.</translation>
    </message>
    <message>
        <source>Enter a number between −1,000,000 and 1,000,000.</source>
        <translation>−1,000,000과 1,000,000 사이의 수를 입력하세요.</translation>
    </message>
    <message>
        <source>The truth table and the perceptron differ in inputs.</source>
        <translation>진리표와 퍼셉트론의 입력 수가 달라요.</translation>
    </message>
    <message>
        <source>Weights are searched for up to {most} inputs only.</source>
        <translation>가중치는 입력이 {most}개 이하일 때만 찾을 수 있어요.</translation>
    </message>
    <message>
        <source>A network needs at least one layer.</source>
        <translation>신경망에는 층이 적어도 하나 있어야 해요.</translation>
    </message>
    <message>
        <source>Softmax needs one row of scores.</source>
        <translation>소프트맥스에는 점수 한 줄이 필요해요.</translation>
    </message>
    <message>
        <source>Scores and the constant have to be finite numbers.</source>
        <translation>점수와 상수는 유한한 수여야 해요.</translation>
    </message>
    <message>
        <source>The temperature has to be greater than 0.</source>
        <translation>온도는 0보다 커야 해요.</translation>
    </message>
    <message>
        <source>A number of the network would leave −{limit} … {limit}.</source>
        <translation>신경망의 수 하나가 −{limit} … {limit} 범위를 벗어나요.</translation>
    </message>
    <message>
        <source>Choose a smaller number.</source>
        <translation>더 작은 수를 고르세요.</translation>
    </message>
    <message>
        <source>A small network has 1 to {most} layers.</source>
        <translation>작은 신경망의 층은 1개부터 {most}개까지예요.</translation>
    </message>
    <message>
        <source>Weights {W} and biases {b} do not make a layer.</source>
        <translation>가중치 {W}, 편향 {b}: 이 형상으로는 층을 만들 수 없어요.</translation>
    </message>
    <message>
        <source>A layer of a small network has 1 to {most} neurons.</source>
        <translation>작은 신경망에서 한 층의 뉴런은 1개부터 {most}개까지예요.</translation>
    </message>
    <message>
        <source>The book’s example</source>
        <translation>책의 예제</translation>
    </message>
    <message>
        <source>Chapter 3.4: three layers, two of them with sigmoids.</source>
        <translation>3.4절: 3층, 그중 두 층은 시그모이드를 써요.</translation>
    </message>
    <message>
        <source>XOR of three gates</source>
        <translation>게이트 세 개로 만든 XOR</translation>
    </message>
    <message>
        <source>Chapter 2.5: NAND and OR side by side, then AND.</source>
        <translation>2.5절: NAND와 OR를 나란히, 그다음 AND.</translation>
    </message>
    <message>
        <source>Three layers that are one</source>
        <translation>한 층과 같은 세 층</translation>
    </message>
    <message>
        <source>Chapter 3.2.6: without a bend, c·c·c·x is one product.</source>
        <translation>3.2.6절: 비선형 함수가 없으면 c·c·c·x는 곱 하나예요.</translation>
    </message>
    <message>
        <source>A distance of two ReLUs</source>
        <translation>ReLU 두 개로 만든 거리</translation>
    </message>
    <message>
        <source>One neuron for each sign: together they give |x₁ − x₂|.</source>
        <translation>부호마다 뉴런 하나, 둘을 더하면 |x₁ − x₂|가 돼요.</translation>
    </message>
    <message>
        <source>Six layers of eight</source>
        <translation>뉴런 8개씩 6층</translation>
    </message>
    <message>
        <source>The largest network of this page, with drawn weights.</source>
        <translation>이 화면에서 가장 큰 신경망이에요. 가중치는 무작위로 뽑았어요.</translation>
    </message>
    <message>
        <source>Shapes {x}, {W} and {b} do not make a layer.</source>
        <translation>형상 {x}, {W}, {b}로는 층을 만들 수 없어요.</translation>
    </message>
    <message>
        <source>They have to be (n,), (n, m) and (m,).</source>
        <translation>(n,), (n, m), (m,)이어야 해요.</translation>
    </message>
    <message>
        <source>A layer “{kind}” cannot be shown neuron by neuron.</source>
        <translation>“{kind}” 층은 뉴런 하나하나로 보여 줄 수 없어요.</translation>
    </message>
    <message>
        <source>Choose a network of fully connected layers.</source>
        <translation>완전연결 계층으로 된 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>A truth table of {rows} rows belongs to no gate.</source>
        <translation>{rows}줄짜리 진리표에 맞는 게이트는 없어요.</translation>
    </message>
    <message>
        <source>It needs 2, 4, 8 or 16 rows, and each gives 0 or 1.</source>
        <translation>2, 4, 8, 16줄 중 하나여야 하고, 줄마다 0이나 1을 내야 해요.</translation>
    </message>
    <message>
        <source>The bundled digits in “{folder}” are damaged.</source>
        <translation>“{folder}”에 함께 들어 있던 숫자 그림이 손상되었어요.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>프로그램을 다시 설치해 주세요.</translation>
    </message>
    <message>
        <source>A digit of the notebook needs 28 x 28 bytes.</source>
        <translation>공책의 숫자는 28 x 28바이트여야 해요.</translation>
    </message>
    <message>
        <source>“{label}” is no digit.</source>
        <translation>“{label}”: 숫자가 아니에요.</translation>
    </message>
    <message>
        <source>Use 0 to 9.</source>
        <translation>0부터 9까지만 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>The name of a network holds what is no character.</source>
        <translation>신경망 이름에 글자가 아닌 것이 들어 있어요.</translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation>파일을 열 수 없어요</translation>
    </message>
    <message>
        <source>Your notebook is being written by another window.</source>
        <translation>다른 창이 공책에 쓰고 있어요.</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>잠시 기다렸다가 다시 해 보세요.</translation>
    </message>
    <message>
        <source>There is no room to write your notebook.</source>
        <translation>공책을 저장할 공간이 없어요.</translation>
    </message>
    <message>
        <source>Free some space; what it held is still there.</source>
        <translation>저장 공간을 비우세요. 공책에 있던 숫자는 그대로예요.</translation>
    </message>
    <message>
        <source>SQLite says “{said}”</source>
        <translation>SQLite 메시지 “{said}”</translation>
    </message>
    <message>
        <source>Your notebook “{path}” is damaged.</source>
        <translation>공책 파일이 손상됐어요: “{path}”.</translation>
    </message>
    <message>
        <source>Start the program again: it keeps it aside.</source>
        <translation>프로그램을 다시 시작하세요. 손상된 파일은 따로 보관해요.</translation>
    </message>
    <message>
        <source>Your notebook “{path}” can&apos;t be used: {reason}.</source>
        <translation>공책 “{path}” 파일을 쓸 수 없어요: {reason}.</translation>
    </message>
    <message>
        <source>Check that you may write to this folder.</source>
        <translation>이 폴더에 쓸 권한이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>“{path}” belongs to another program.</source>
        <translation>“{path}” 파일은 다른 프로그램의 것이에요.</translation>
    </message>
    <message>
        <source>Move it elsewhere; nothing in it was changed.</source>
        <translation>다른 곳으로 옮기세요. 내용은 바꾸지 않았어요.</translation>
    </message>
    <message>
        <source>A newer version of Badak wrote your notebook “{path}”.</source>
        <translation>더 새로운 버전의 Badak에서 쓴 공책이에요: “{path}”.</translation>
    </message>
    <message>
        <source>Use that version; nothing in it was changed.</source>
        <translation>그 버전으로 여세요. 내용은 바꾸지 않았어요.</translation>
    </message>
    <message>
        <source>A label is a digit from 0 to 9.</source>
        <translation>레이블은 0부터 9까지의 숫자예요.</translation>
    </message>
    <message>
        <source>“{name}” does not say how strange a drawing is.</source>
        <translation>“{name}” 신경망은 그림이 얼마나 낯선지 알려 주지 않아요.</translation>
    </message>
    <message>
        <source>Leave out --strange-above or take another model.</source>
        <translation>--strange-above를 빼거나 다른 신경망을 쓰세요.</translation>
    </message>
    <message>
        <source>it holds what is no number</source>
        <translation>수가 아닌 것이 들어 있음</translation>
    </message>
    <message>
        <source>it has {count} cells, not {expected}</source>
        <translation>칸 수가 {expected}개여야 하는데 {count}개임</translation>
    </message>
    <message>
        <source>its values are on another scale than the others</source>
        <translation>값의 범위가 다른 줄과 다름</translation>
    </message>
    <message>
        <source>Read as one picture: each {count} rows</source>
        <translation>{count}행씩 그림 하나로 읽음</translation>
    </message>
    <message>
        <source>Columns left aside: {names}</source>
        <translation>쓰지 않은 열: {names}</translation>
    </message>
    <message>
        <source>Pixels put in the order of their names</source>
        <translation>픽셀을 이름 순서대로 놓았어요</translation>
    </message>
    <message>
        <source>A column of names of the rows left aside</source>
        <translation>행 이름이 적힌 열은 제외함</translation>
    </message>
    <message>
        <source>Rows above the table left aside: {count}</source>
        <translation>표 위에 있는 행은 제외함: {count}개</translation>
    </message>
    <message>
        <source>Columns without names were read as x and y of strokes</source>
        <translation>이름 없는 열을 획의 x와 y로 읽음</translation>
    </message>
    <message>
        <source>Pixels counted from 0, not from 1</source>
        <translation>픽셀 번호를 1이 아니라 0부터 센 것으로 읽음</translation>
    </message>
    <message>
        <source>its cell {place} holds “{found}”, which is no number</source>
        <translation>{place}번째 칸의 “{found}” 값이 수가 아님</translation>
    </message>
    <message>
        <source>its cell {place} is empty</source>
        <translation>{place}번째 칸이 비어 있음</translation>
    </message>
    <message>
        <source>it has a pixel {place}, and the last one is {last}</source>
        <translation>픽셀 번호 {place}번이 있는데 마지막 번호는 {last}번임</translation>
    </message>
    <message>
        <source>Line {number} of “{path}” is no picture: {why}.</source>
        <translation>“{path}”의 {number}번째 줄은 그림이 아니에요: {why}.</translation>
    </message>
    <message>
        <source>So few columns may be points or labels. Strokes need a first row such as x,y,stroke,label; Training &gt; Points opens points of two classes; labels are found beside the pictures they belong to.</source>
        <translation>열이 적으니 점이나 레이블일 수 있어요. 획이라면 첫 행에 x,y,stroke,label처럼 이름을 쓰세요. 두 클래스의 점은 학습 &gt; 점에서 열고, 레이블은 짝이 되는 그림 옆에 두면 찾아요.</translation>
    </message>
    <message>
        <source>The arrays in “{path}” were shortened when they were written: 0 0 … 0.</source>
        <translation>“{path}”의 배열은 저장할 때 0 0 … 0처럼 줄여졌어요.</translation>
    </message>
    <message>
        <source>Write the pixels in columns of their own, or save the arrays by np.savez.</source>
        <translation>픽셀마다 열을 하나씩 쓰거나 배열을 np.savez로 저장하세요.</translation>
    </message>
    <message>
        <source>“{path}” has pixels from 0 to {last}, which is one more than there are.</source>
        <translation>“{path}”의 픽셀 번호가 0부터 {last}까지라서 하나 더 많아요.</translation>
    </message>
    <message>
        <source>Number them from 1 to {last}.</source>
        <translation>1부터 {last}까지 번호를 매기세요.</translation>
    </message>
    <message>
        <source>“{path}” is no table of digits.</source>
        <translation>“{path}” 파일은 숫자 표가 아니에요.</translation>
    </message>
    <message>
        <source>Each row needs the pixels of a square picture, 784 of 28 x 28, and may have a label.</source>
        <translation>줄마다 정사각형 그림의 픽셀(28 x 28이면 784개)이 있어야 하고, 레이블이 하나 더 있어도 돼요.</translation>
    </message>
    <message>
        <source>No row of “{path}” is a picture of a digit.</source>
        <translation>“{path}” 파일에 숫자 그림인 줄이 없어요.</translation>
    </message>
    <message>
        <source>No row of “{path}” is a picture of a digit. Line {number}: {why}.</source>
        <translation>“{path}”에 숫자 그림인 행이 없어요. {number}번째 줄: {why}.</translation>
    </message>
    <message>
        <source>Each row needs a number for every pixel.</source>
        <translation>행마다 모든 화소의 수가 있어야 해요.</translation>
    </message>
    <message>
        <source>“{path}” holds more pictures than fit here.</source>
        <translation>“{path}” 파일에 그림이 너무 많이 들어 있어요.</translation>
    </message>
    <message>
        <source>Line {number} of “{path}” is no point of a stroke.</source>
        <translation>“{path}”의 {number}번째 줄은 획의 점이 아니에요.</translation>
    </message>
    <message>
        <source>It needs numbers below x and y.</source>
        <translation>x와 y 아래에 수가 있어야 해요.</translation>
    </message>
    <message>
        <source>“{path}” holds more points than fit here.</source>
        <translation>“{path}”에 점이 너무 많아요.</translation>
    </message>
    <message>
        <source>Take parts of it.</source>
        <translation>나누어서 읽으세요.</translation>
    </message>
    <message>
        <source>it is a pickle, which could run a program</source>
        <translation>프로그램을 실행할 수도 있는 pickle임</translation>
    </message>
    <message>
        <source>its numbers are of the kind {dtype}</source>
        <translation>수의 종류가 {dtype}임</translation>
    </message>
    <message>
        <source>it claims {bytes} bytes</source>
        <translation>{bytes}바이트라고 적혀 있음</translation>
    </message>
    <message>
        <source>it is cut short or damaged</source>
        <translation>잘렸거나 손상됨</translation>
    </message>
    <message>
        <source>Labels taken from “{name}”</source>
        <translation>레이블은 “{name}” 파일에서 읽었어요</translation>
    </message>
    <message>
        <source>Arrays left aside: {names}</source>
        <translation>쓰지 않은 배열: {names}</translation>
    </message>
    <message>
        <source>Read from “{images}” with labels of “{labels}”</source>
        <translation>그림은 “{images}”, 레이블은 “{labels}”에서 읽었어요</translation>
    </message>
    <message>
        <source>Read from “{images}”, without labels</source>
        <translation>“{images}”에서 레이블 없이 읽었어요</translation>
    </message>
    <message>
        <source>The array “{name}” left aside, for {why}</source>
        <translation>배열 “{name}”: 쓰지 않음. 이유: {why}</translation>
    </message>
    <message>
        <source>The array “{name}” of “{path}” can&apos;t be read: {why}.</source>
        <translation>“{path}”의 배열 “{name}” 읽기 실패: {why}.</translation>
    </message>
    <message>
        <source>Save numbers only, by np.save or np.savez.</source>
        <translation>np.save나 np.savez로 수만 저장하세요.</translation>
    </message>
    <message>
        <source>“{path}” holds no array of pictures.</source>
        <translation>“{path}” 파일에 그림 배열이 없어요.</translation>
    </message>
    <message>
        <source>Pictures have the shape (N, 28, 28) or (N, 784).</source>
        <translation>그림 배열의 형상은 (N, 28, 28)이나 (N, 784)예요.</translation>
    </message>
    <message>
        <source>“{path}” holds {pictures} pictures, but {labels} labels.</source>
        <translation>“{path}” 파일의 그림은 {pictures}개인데 레이블은 {labels}개예요.</translation>
    </message>
    <message>
        <source>Use the two files that belong together.</source>
        <translation>서로 짝이 맞는 두 파일을 쓰세요.</translation>
    </message>
    <message>
        <source>A filter of shape {W} cannot slide over {x}.</source>
        <translation>형상이 {W}인 필터는 형상이 {x}인 입력 위를 지나갈 수 없어요.</translation>
    </message>
    <message>
        <source>Give it as many channels, and more padding.</source>
        <translation>채널 수를 맞추고 패딩을 늘려 주세요.</translation>
    </message>
    <message>
        <source>This network has no feature maps.</source>
        <translation>이 신경망에는 특징 맵이 없어요.</translation>
    </message>
    <message>
        <source>Choose a network of convolutions.</source>
        <translation>합성곱 신경망을 골라 주세요.</translation>
    </message>
    <message>
        <source>There are no digits whose strangeness is known.</source>
        <translation>낯섦을 알 수 있는 숫자가 없어요.</translation>
    </message>
    <message>
        <source>Take a model that says how strange drawings are.</source>
        <translation>그림이 얼마나 낯선지 알려 주는 신경망을 쓰세요.</translation>
    </message>
    <message>
        <source>There are no digits of yours to learn.</source>
        <translation>가르칠 내 숫자가 없어요.</translation>
    </message>
    <message>
        <source>Draw some and say what they are.</source>
        <translation>숫자를 그리고 무슨 숫자인지 알려 주세요.</translation>
    </message>
    <message>
        <source>no space is left on the disk</source>
        <translation>디스크에 남은 공간이 없어요</translation>
    </message>
    <message>
        <source>access is denied</source>
        <translation>권한이 없어요</translation>
    </message>
    <message>
        <source>the disk or the file is write-protected</source>
        <translation>디스크나 파일이 쓰기 금지되어 있어요</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>그런 파일이나 폴더가 없어요</translation>
    </message>
    <message>
        <source>there is something of this name already</source>
        <translation>같은 이름이 이미 있어요</translation>
    </message>
    <message>
        <source>a part of the path is no folder</source>
        <translation>경로 중간에 폴더가 아닌 것이 있어요</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>폴더예요</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>이름이 너무 길어요</translation>
    </message>
    <message>
        <source>the system allows no such name</source>
        <translation>시스템에서 쓸 수 없는 이름이에요</translation>
    </message>
    <message>
        <source>the disk cannot be read or written</source>
        <translation>디스크를 읽거나 쓸 수 없어요</translation>
    </message>
    <message>
        <source>another program is using it</source>
        <translation>다른 프로그램이 쓰고 있어요</translation>
    </message>
    <message>
        <source>it would be too large for this disk</source>
        <translation>이 디스크에 쓰기에는 너무 커요</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>열린 파일이 너무 많아요</translation>
    </message>
    <message>
        <source>its links lead nowhere</source>
        <translation>링크가 가리키는 것이 없어요</translation>
    </message>
    <message>
        <source>it is no file, but a device, a pipe or a socket</source>
        <translation>파일이 아니라 장치, 파이프 또는 소켓이에요</translation>
    </message>
    <message>
        <source>the system says “{said}”</source>
        <translation>시스템 메시지 “{said}”</translation>
    </message>
    <message>
        <source>There are {samples} samples and {targets} targets.</source>
        <translation>데이터는 {samples}개인데 목표는 {targets}개예요.</translation>
    </message>
    <message>
        <source>Give one target for each, and at least one sample.</source>
        <translation>데이터를 하나 이상 넣고, 데이터마다 목표를 하나씩 주세요.</translation>
    </message>
    <message>
        <source>“{name}” can&apos;t be changed while learning.</source>
        <translation>“{name}” 설정은 학습하는 동안 바꿀 수 없어요.</translation>
    </message>
    <message>
        <source>Begin a new run with it.</source>
        <translation>그 값으로 학습을 새로 시작하세요.</translation>
    </message>
    <message>
        <source>The weight {name} {place} can&apos;t become {value}.</source>
        <translation>가중치 {name} {place}에는 {value} 값을 넣을 수 없어요.</translation>
    </message>
    <message>
        <source>This run begins at step {first}.</source>
        <translation>이 학습은 {first}단계부터 시작해요.</translation>
    </message>
    <message>
        <source>Choose that step or a later one.</source>
        <translation>그 단계나 그 뒤의 단계를 고르세요.</translation>
    </message>
    <message>
        <source>The data ({width} numbers a sample, targets {targets}) don&apos;t fit a network from {inputs} to {outputs}.</source>
        <translation>데이터(하나에 숫자 {width}개, 목표 {targets})와 신경망(입력 {inputs}개, 출력 {outputs}개)이 서로 맞지 않아요.</translation>
    </message>
    <message>
        <source>Change the number of inputs or outputs, or the loss.</source>
        <translation>입력이나 출력의 수, 또는 손실 함수를 바꾸세요.</translation>
    </message>
    <message>
        <source>The setting “{name}” can&apos;t have this value.</source>
        <translation>설정 “{name}”에는 이 값을 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>다른 값을 고르세요.</translation>
    </message>
    <message>
        <source>These settings are of a newer version of Badak.</source>
        <translation>이 설정은 더 새로운 버전의 Badak에서 만들었어요.</translation>
    </message>
    <message>
        <source>Open them with that version.</source>
        <translation>그 버전으로 여세요.</translation>
    </message>
    <message>
        <source>These settings are damaged: “{name}” isn&apos;t as it should be.</source>
        <translation>설정이 손상되었어요: “{name}” 값이 올바르지 않아요.</translation>
    </message>
    <message>
        <source>Get the file again, or begin anew.</source>
        <translation>파일을 다시 받거나 새로 시작하세요.</translation>
    </message>
    <message>
        <source>The weights had grown {growth}-fold since step {since}.</source>
        <translation>가중치가 {since}단계 이후 {growth}배로 커졌어요.</translation>
    </message>
    <message>
        <source>Take a smaller learning rate.</source>
        <translation>학습률을 줄이세요.</translation>
    </message>
    <message>
        <source>Something in the data of this step is no number.</source>
        <translation>이 단계의 데이터에 숫자가 아닌 값이 있어요.</translation>
    </message>
    <message>
        <source>Look for empty or infinite values in the data.</source>
        <translation>데이터에서 빈 값이나 무한대를 찾아보세요.</translation>
    </message>
    <message>
        <source>The numbers became too large for {dtype}: up to {largest}.</source>
        <translation>수가 {dtype} 범위를 넘을 만큼 커졌어요(최대 {largest}).</translation>
    </message>
    <message>
        <source>Take a smaller learning rate or smaller first weights.</source>
        <translation>학습률이나 가중치의 초깃값을 줄이세요.</translation>
    </message>
    <message>
        <source>The first number that is none appeared at step {step}: {part}.</source>
        <translation>{step}단계에서 처음으로 숫자가 아닌 값이 나왔어요: {part}.</translation>
    </message>
    <message>
        <source>in the data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>in the output of layer {layer}, {kind}</source>
        <translation>{layer}번째 계층({kind})의 출력</translation>
    </message>
    <message>
        <source>in the loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>in the gradient of layer {layer}, {kind}</source>
        <translation>{layer}번째 계층({kind})의 기울기</translation>
    </message>
    <message>
        <source>in the weights after the update</source>
        <translation>갱신한 뒤의 가중치</translation>
    </message>
    <message>
        <source>There are too few pictures of {one} and {other}.</source>
        <translation>숫자 {one}, {other} 그림이 너무 적어요.</translation>
    </message>
    <message>
        <source>Take more of them.</source>
        <translation>그림을 더 준비하세요.</translation>
    </message>
    <message>
        <source>The last column was read as numbers to be met, not as classes</source>
        <translation>마지막 열을 클래스가 아니라 맞힐 수로 읽음</translation>
    </message>
    <message>
        <source>Of two classes, {first} was read as 0 and {second} as 1</source>
        <translation>두 클래스를 0과 1로 읽음: {first} → 0, {second} → 1</translation>
    </message>
    <message>
        <source>“{path}” holds more than {most} points.</source>
        <translation>“{path}”에 점이 {most}개보다 많아요.</translation>
    </message>
    <message>
        <source>Take fewer of them.</source>
        <translation>점의 수를 줄이세요.</translation>
    </message>
    <message>
        <source>Line {number} of “{path}” is no point.</source>
        <translation>“{path}”의 {number}번째 줄은 점이 아니에요.</translation>
    </message>
    <message>
        <source>It should be {columns}, such as {example}.</source>
        <translation>{columns} 순서로 {example}처럼 쓰세요.</translation>
    </message>
    <message>
        <source>The points of “{path}” are of {count} classes.</source>
        <translation>“{path}”에 든 점의 클래스가 {count}개예요.</translation>
    </message>
    <message>
        <source>Keep two of them: only two are told apart here.</source>
        <translation>여기서는 두 클래스만 구분하니 두 가지만 남기세요.</translation>
    </message>
    <message>
        <source>“{path}” is no table of points.</source>
        <translation>“{path}”에는 점의 표가 없어요.</translation>
    </message>
    <message>
        <source>Its first row should be x1,x2,class or x,y, and a point in each other.</source>
        <translation>첫 줄은 x1,x2,class 또는 x,y로 쓰고, 다음 줄부터 한 줄에 점을 하나씩 쓰세요.</translation>
    </message>
    <message>
        <source>Places {x} and targets {t} don&apos;t fit together.</source>
        <translation>점의 위치 {x}, 목표 {t}: 두 모양이 서로 맞지 않아요.</translation>
    </message>
    <message>
        <source>A point is no number, or too far out.</source>
        <translation>점의 값이 숫자가 아니거나 너무 커요.</translation>
    </message>
    <message>
        <source>Take numbers up to {most}.</source>
        <translation>{most} 이하의 숫자를 쓰세요.</translation>
    </message>
    <message>
        <source>A class is neither 0 nor 1.</source>
        <translation>클래스가 0도 1도 아닌 점이 있어요.</translation>
    </message>
    <message>
        <source>There are {most} points already.</source>
        <translation>점이 이미 {most}개예요.</translation>
    </message>
    <message>
        <source>Take some away first.</source>
        <translation>먼저 몇 개를 지우세요.</translation>
    </message>
    <message>
        <source>There is no set of points named “{name}”.</source>
        <translation>“{name}” 점 데이터가 없어요.</translation>
    </message>
    <message>
        <source>Such points can&apos;t be made.</source>
        <translation>이런 점은 만들 수 없어요.</translation>
    </message>
    <message>
        <source>Take 1 to {most} points, noise of 0 to 1, a share apart below 1.</source>
        <translation>점은 1~{most}개, 잡음은 0~1, 따로 둘 비율은 1 미만으로 하세요.</translation>
    </message>
    <message>
        <source>The experiment “{name}” learns no pictures.</source>
        <translation>“{name}” 실험은 그림을 배우지 않아요.</translation>
    </message>
    <message>
        <source>Leave --mnist out.</source>
        <translation>--mnist 옵션을 빼세요.</translation>
    </message>
    <message>
        <source>{steps} steps are too many.</source>
        <translation>{steps}단계는 너무 많아요.</translation>
    </message>
    <message>
        <source>Take at most {most}.</source>
        <translation>많아도 {most}까지만 하세요.</translation>
    </message>
    <message>
        <source>A direction has shape {found}, the parameters {expected}.</source>
        <translation>방향의 형상: {found}, 매개변수의 형상: {expected}. 둘이 같아야 해요.</translation>
    </message>
    <message>
        <source>There is no surface “{name}”.</source>
        <translation>“{name}”라는 곡면은 없어요.</translation>
    </message>
    <message>
        <source>Write a formula of x and y, or one of: {known}.</source>
        <translation>x와 y로 된 수식을 쓰거나 다음에서 고르세요: {known}</translation>
    </message>
    <message>
        <source>The formula has a name that means nothing here: “{name}”.</source>
        <translation>수식에 여기서 쓰지 않는 이름이 있어요: “{name}”</translation>
    </message>
    <message>
        <source>Write it with: {names}.</source>
        <translation>다음 이름으로 쓰세요: {names}</translation>
    </message>
    <message>
        <source>After step {step} place, value or slope is no finite number any more.</source>
        <translation>{step}단계 뒤에는 위치나 값, 기울기가 더는 유한한 수가 아니에요.</translation>
    </message>
    <message>
        <source>At the start the value or its slope is no finite number.</source>
        <translation>출발점에서 값이나 기울기가 유한한 수가 아니에요.</translation>
    </message>
    <message>
        <source>Take a smaller learning rate or another start.</source>
        <translation>학습률을 줄이거나 다른 곳에서 출발하세요.</translation>
    </message>
    <message>
        <source>Start where both are.</source>
        <translation>둘 다 유한한 수인 곳에서 출발하세요.</translation>
    </message>
    <message>
        <source>The start has {given} of {inputs} coordinates.</source>
        <translation>출발점에 필요한 좌표는 {inputs}개인데 {given}개가 있어요.</translation>
    </message>
    <message>
        <source>Give one number for each of: {names}.</source>
        <translation>{names}마다 수를 하나씩 주세요.</translation>
    </message>
    <message>
        <source>There is no gradient named “{name}”.</source>
        <translation>“{name}”라는 기울기는 없어요.</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>잘못된 곳이 없어요</translation>
    </message>
    <message>
        <source>Both gradients agree: this backward pass is right.</source>
        <translation>두 기울기가 같아요. 이 역전파는 올바르게 구현되었어요.</translation>
    </message>
    <message>
        <source>ReLU without its mask</source>
        <translation>마스크가 없는 ReLU</translation>
    </message>
    <message>
        <source>What came back is passed on as it is, also to neurons that were 0. They had no part in the answer, so their gradient is 0.</source>
        <translation>흘러온 값을 그대로 전달해서 출력이 0이던 뉴런에도 보내요. 그 뉴런은 답에 관여하지 않았으므로 기울기는 0이어야 해요.</translation>
    </message>
    <message>
        <source>ReLU&apos;s mask turned round</source>
        <translation>뒤집힌 ReLU 마스크</translation>
    </message>
    <message>
        <source>The gradient goes to the neurons that were 0 and not to those that were active.</source>
        <translation>기울기가 활성화된 뉴런이 아니라 출력이 0이던 뉴런으로 가요.</translation>
    </message>
    <message>
        <source>The bias takes the mean and not the sum</source>
        <translation>편향에 합이 아니라 평균을 씀</translation>
    </message>
    <message>
        <source>b goes to each row of the batch, so all rows&apos; gradients are added. The division by N is in the loss already.</source>
        <translation>b는 배치의 모든 행에 더해지므로 모든 행의 기울기를 더해야 해요. N으로 나누는 일은 손실에서 이미 했어요.</translation>
    </message>
    <message>
        <source>The bias takes the first row only</source>
        <translation>편향에 첫 행만 씀</translation>
    </message>
    <message>
        <source>b goes to each row of the batch; here one sample alone decides.</source>
        <translation>b는 배치의 모든 행에 더해지는데 여기서는 데이터 하나만으로 정해요.</translation>
    </message>
    <message>
        <source>The last sample is left out of dW</source>
        <translation>dW에서 마지막 데이터가 빠짐</translation>
    </message>
    <message>
        <source>A loop that ends one too early: dW is the sum over all rows of the batch.</source>
        <translation>반복문이 하나 일찍 끝났어요. dW는 배치의 모든 행에 걸친 합이에요.</translation>
    </message>
    <message>
        <source>y − t is not divided by N</source>
        <translation>y − t를 N으로 나누지 않음</translation>
    </message>
    <message>
        <source>The loss is a mean over the batch, and so is its gradient. Here every step is N times as long.</source>
        <translation>손실은 배치의 평균이고 기울기도 마찬가지예요. 여기서는 모든 갱신이 N배로 커요.</translation>
    </message>
    <message>
        <source>t − y in place of y − t</source>
        <translation>y − t 대신 t − y</translation>
    </message>
    <message>
        <source>Every gradient has the wrong sign: the network walks uphill.</source>
        <translation>모든 기울기의 부호가 반대라서 신경망이 오르막으로 가요.</translation>
    </message>
    <message>
        <source>A random matrix in place of W.T</source>
        <translation>W.T 대신 무작위 행렬</translation>
    </message>
    <message>
        <source>What the last layer sends back went through other weights than those of the way there. It learns all the same, which is why only the check tells.</source>
        <translation>마지막 계층이 돌려보내는 값이 순전파와 다른 가중치를 거쳤어요. 그래도 학습은 되기 때문에 기울기 확인으로만 알 수 있어요.</translation>
    </message>
    <message>
        <source>X of the batch before</source>
        <translation>이전 배치의 X</translation>
    </message>
    <message>
        <source>The layer kept the input of the last step and multiplies with that one.</source>
        <translation>계층이 지난 단계의 입력을 간직하고 있다가 그것과 곱해요.</translation>
    </message>
    <message>
        <source>The first neuron is forgotten</source>
        <translation>첫 뉴런을 빠뜨림</translation>
    </message>
    <message>
        <source>A loop that begins at 1: the first column of dW and the first of db stay 0.</source>
        <translation>반복문이 1부터 시작해요. dW의 첫 열과 db의 첫 원소가 0으로 남아요.</translation>
    </message>
    <message>
        <source>Gradients are added up and never set to 0</source>
        <translation>기울기를 0으로 되돌리지 않고 계속 더함</translation>
    </message>
    <message>
        <source>Each step follows the sum of all gradients there have been until now.</source>
        <translation>매 단계가 지금까지 나온 모든 기울기의 합을 따라가요.</translation>
    </message>
    <message>
        <source>Sigmoid&apos;s slope from a: a(1 − a)</source>
        <translation>a로 구한 시그모이드 기울기: a(1 − a)</translation>
    </message>
    <message>
        <source>The slope is y(1 − y), with what came out and not with what went in.</source>
        <translation>기울기는 y(1 − y)예요. 들어간 값이 아니라 나온 값으로 계산해요.</translation>
    </message>
    <message>
        <source>Sigmoid&apos;s slope is left out</source>
        <translation>시그모이드의 기울기를 빠뜨림</translation>
    </message>
    <message>
        <source>What came back must be multiplied by y(1 − y), which is 1/4 at most.</source>
        <translation>흘러온 값에 y(1 − y)를 곱해야 해요. 이 값은 아무리 커도 1/4이에요.</translation>
    </message>
    <message>
        <source>A layer “{kind}” has no place among these neurons.</source>
        <translation>“{kind}” 계층은 이 뉴런들 사이에 들어갈 자리가 없어요.</translation>
    </message>
    <message>
        <source>Take a network of fully connected layers.</source>
        <translation>완전연결 계층으로만 된 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>Nothing is to be written.</source>
        <translation>무엇을 쓸지 정해지지 않았어요.</translation>
    </message>
    <message>
        <source>Name a file that ends in .onnx or .npz, or add --keep NAME.</source>
        <translation>.onnx나 .npz로 끝나는 파일 이름을 주거나 --keep NAME을 붙이세요.</translation>
    </message>
    <message>
        <source>There is a “{path}” already.</source>
        <translation>“{path}” 항목이 이미 있어요.</translation>
    </message>
    <message>
        <source>Choose another name, or add --replace.</source>
        <translation>다른 이름을 쓰거나 --replace를 붙이세요.</translation>
    </message>
    <message>
        <source>Files of other kinds left aside: {count}</source>
        <translation>종류가 달라 쓰지 않은 파일: {count}개</translation>
    </message>
    <message>
        <source>“{path}” is locked by a password.</source>
        <translation>“{path}”에 암호가 걸려 있어요.</translation>
    </message>
    <message>
        <source>“{path}” holds more than fits here.</source>
        <translation>“{path}” 안에 든 것이 너무 많아요.</translation>
    </message>
    <message>
        <source>Unpack it and choose the folder that holds the digits.</source>
        <translation>압축을 풀고 숫자가 든 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>A column of running numbers left aside</source>
        <translation>번호만 매긴 열은 쓰지 않았어요</translation>
    </message>
    <message>
        <source>“{path}” does not say which of its columns is the label.</source>
        <translation>“{path}”의 어느 열이 레이블인지 알 수 없어요.</translation>
    </message>
    <message>
        <source>Give it a first row with names such as label, pixel0, pixel1 …</source>
        <translation>첫 줄에 label, pixel0, pixel1 … 같은 이름을 붙이세요.</translation>
    </message>
    <message>
        <source>No file of labels lies beside it</source>
        <translation>곁에 레이블 파일이 없어요</translation>
    </message>
    <message>
        <source>“{path}” holds labels and no pictures.</source>
        <translation>“{path}” 파일에는 레이블만 있고 그림이 없어요.</translation>
    </message>
    <message>
        <source>Choose the file of pictures; its labels may lie beside it.</source>
        <translation>그림 파일을 고르세요. 레이블 파일은 그 곁에 있으면 돼요.</translation>
    </message>
    <message>
        <source>“{path}” holds a network, not digits.</source>
        <translation>“{path}” 파일에는 숫자가 아니라 신경망이 들어 있어요.</translation>
    </message>
    <message>
        <source>My digits &gt; Import adds it to the networks.</source>
        <translation>‘내 숫자’ 탭의 가져오기로 신경망 목록에 넣을 수 있어요.</translation>
    </message>
    <message>
        <source>Get the file itself, by its download.</source>
        <translation>파일 자체를 내려받으세요.</translation>
    </message>
    <message>
        <source>Save its arrays by np.savez, or its table as CSV.</source>
        <translation>배열은 np.savez로, 표는 CSV로 저장해 주세요.</translation>
    </message>
    <message>
        <source>Save the page as a picture, such as PNG.</source>
        <translation>쪽을 PNG 같은 그림으로 저장해 주세요.</translation>
    </message>
    <message>
        <source>Unpack it first, or pack it as .zip, .tar or .gz.</source>
        <translation>먼저 압축을 풀거나 .zip, .tar, .gz로 압축해 주세요.</translation>
    </message>
    <message>
        <source>“{path}” only says where Git LFS keeps the file.</source>
        <translation>“{path}”에는 Git LFS가 파일을 둔 곳만 적혀 있어요.</translation>
    </message>
    <message>
        <source>“{path}” is a web page, not what it links to.</source>
        <translation>“{path}” 파일은 웹 페이지이고, 거기에 연결된 파일이 아니에요.</translation>
    </message>
    <message>
        <source>“{path}” is a picture of a kind that isn&apos;t read here.</source>
        <translation>“{path}” 파일은 여기서 읽지 못하는 종류의 그림이에요.</translation>
    </message>
    <message>
        <source>Save it as JPEG or PNG; phones do so when the picture is sent by mail.</source>
        <translation>JPEG나 PNG로 저장하세요. 휴대전화에서는 메일로 보내면 그렇게 바뀌어요.</translation>
    </message>
    <message>
        <source>“{path}” is of no kind that is read here.</source>
        <translation>“{path}” 파일은 여기서 읽을 수 있는 종류가 아니에요.</translation>
    </message>
    <message>
        <source>Use pictures; tables (CSV); IDX, .npz or .npy; strokes as JSON, InkML or UNIPEN; folders or .zip files of these.</source>
        <translation>그림, 표(CSV), IDX, .npz, .npy, 획(JSON, InkML, UNIPEN), 또는 이런 파일이 든 폴더나 .zip을 쓰세요.</translation>
    </message>
    <message>
        <source>“{path}” is a document of an office program.</source>
        <translation>“{path}”: 오피스 프로그램의 문서예요.</translation>
    </message>
    <message>
        <source>Save the sheet with the digits as CSV.</source>
        <translation>숫자가 든 시트를 CSV로 저장해 주세요.</translation>
    </message>
    <message>
        <source>Labels taken from the names of the folders: {count}</source>
        <translation>폴더 이름에서 읽은 레이블: {count}개</translation>
    </message>
    <message>
        <source>Labels taken from the names of the folders, which count from 1: {count}</source>
        <translation>1부터 세는 폴더 이름에서 읽은 레이블: {count}개</translation>
    </message>
    <message>
        <source>Labels taken from the names of the folders, which are codes of characters: {count}</source>
        <translation>문자 코드로 된 폴더 이름에서 읽은 레이블: {count}개</translation>
    </message>
    <message>
        <source>Labels taken from the names of the files: {count}</source>
        <translation>파일 이름에서 읽은 레이블: {count}개</translation>
    </message>
    <message>
        <source>No label in the names of files and folders</source>
        <translation>파일과 폴더 이름에 레이블이 없어요</translation>
    </message>
    <message>
        <source>Rows and columns were exchanged, so they were turned: {count}</source>
        <translation>행과 열이 뒤바뀌어 있어서 돌려놓은 것: {count}개</translation>
    </message>
    <message>
        <source>Upside down (y goes up), so they were turned: {count}</source>
        <translation>위아래가 뒤집혀 있어서(y가 위쪽) 돌려놓은 것: {count}개</translation>
    </message>
    <message>
        <source>Turned a quarter to the left, so they were turned back: {count}</source>
        <translation>왼쪽으로 90도 누워 있어서 돌려놓은 것: {count}개</translation>
    </message>
    <message>
        <source>Turned a quarter to the right, so they were turned back: {count}</source>
        <translation>오른쪽으로 90도 누워 있어서 돌려놓은 것: {count}개</translation>
    </message>
    <message>
        <source>Mirrored, so they were turned: {count}</source>
        <translation>좌우가 뒤집혀 있어서 돌려놓은 것: {count}개</translation>
    </message>
    <message>
        <source>Turned by 180°, so they were turned back: {count}</source>
        <translation>180도 돌아가 있어서 돌려놓은 것: {count}개</translation>
    </message>
    <message>
        <source>Rows and columns were exchanged and reversed, so they were turned: {count}</source>
        <translation>행과 열이 뒤바뀌고 거꾸로 놓여 있어서 돌려놓은 것: {count}개</translation>
    </message>
    <message>
        <source>Each point was seen from the one before: {count}</source>
        <translation>점마다 바로 앞 점을 기준으로 적혀 있어서 더한 것: {count}개</translation>
    </message>
    <message>
        <source>Each point of a stroke was seen from the one before: {count}</source>
        <translation>획 안의 점을 바로 앞 점에서 본 차이로 적은 것: {count}개</translation>
    </message>
    <message>
        <source>A time stood before x and y of each point: {count}</source>
        <translation>점마다 x, y 앞에 시간이 적혀 있던 것: {count}개</translation>
    </message>
    <message>
        <source>Labels from 1 to 10, of which 10 was read as 0: {count}</source>
        <translation>1부터 10까지인 레이블에서 10을 0으로 읽은 것: {count}개</translation>
    </message>
    <message>
        <source>Labels from 1 to 10, read as 0 to 9: {count}</source>
        <translation>1부터 10까지인 레이블을 0부터 9로 읽은 것: {count}개</translation>
    </message>
    <message>
        <source>Signed bytes were read as 0 … 255: {count}</source>
        <translation>부호 있는 바이트를 0 … 255로 읽은 것: {count}개</translation>
    </message>
    <message>
        <source>Scaled from {low} … {high} to 0 … 255: {count}</source>
        <translation>{low} … {high} 값을 0 … 255로 바꾼 것: {count}개</translation>
    </message>
    <message>
        <source>Each scaled from its own lowest and highest value to 0 … 255: {count}</source>
        <translation>저마다 가장 작은 값과 가장 큰 값을 0 … 255로 바꾼 것: {count}개</translation>
    </message>
    <message>
        <source>Black on white, so ink and paper were swapped: {count}</source>
        <translation>흰 종이에 검은 글씨라서 흑백을 바꾼 것: {count}개</translation>
    </message>
    <message>
        <source>Each pixel of “{path}” was shifted by a mean of its own, which isn&apos;t there.</source>
        <translation>“{path}”의 픽셀은 저마다 자기 평균만큼 옮겨져 있는데, 그 평균이 파일에 없어요.</translation>
    </message>
    <message>
        <source>Save the pixels as they were before StandardScaler, or what its inverse_transform gives.</source>
        <translation>StandardScaler를 쓰기 전의 픽셀이나 inverse_transform의 결과를 저장하세요.</translation>
    </message>
    <message>
        <source>“{path}” holds values that are no numbers: nan or inf.</source>
        <translation>“{path}”에 수가 아닌 값(nan, inf)이 있어요.</translation>
    </message>
    <message>
        <source>Put paper in their places, as np.nan_to_num does.</source>
        <translation>np.nan_to_num처럼 그 자리를 종이 값으로 채우세요.</translation>
    </message>
    <message>
        <source>The values of “{path}” go from {low} to {high}, which is no scale known.</source>
        <translation>“{path}”의 값은 {low}부터 {high}까지인데, 아는 눈금이 아니에요.</translation>
    </message>
    <message>
        <source>Bring them to 0 … 255, 0 … 1 or -1 … 1.</source>
        <translation>0 … 255, 0 … 1, -1 … 1 가운데 하나로 맞추세요.</translation>
    </message>
    <message>
        <source>“{path}” is no InkML that can be read.</source>
        <translation>“{path}” 파일은 읽을 수 있는 InkML이 아니에요.</translation>
    </message>
    <message>
        <source>It must be whole, with traces in an element ink.</source>
        <translation>잘리지 않았고, ink 요소 안에 trace가 있어야 해요.</translation>
    </message>
    <message>
        <source>Drawing {number} of “{path}” can&apos;t be read.</source>
        <translation>“{path}”의 {number}번째 그림을 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>Its traces need points of an X and a Y, and not too many.</source>
        <translation>trace에는 X와 Y로 된 점이 있어야 하고, 너무 많으면 안 돼요.</translation>
    </message>
    <message>
        <source>“{path}” holds no strokes of UNIPEN that can be read.</source>
        <translation>“{path}” 파일에 읽을 수 있는 UNIPEN 획이 없어요.</translation>
    </message>
    <message>
        <source>They stand behind .PEN_DOWN, a place X Y on each line.</source>
        <translation>획은 .PEN_DOWN 다음에 한 줄에 하나씩 X Y로 적혀 있어야 해요.</translation>
    </message>
    <message>
        <source>Line {number} of “{path}” is no place of a pen.</source>
        <translation>“{path}”의 {number}번째 줄은 펜의 위치가 아니에요.</translation>
    </message>
    <message>
        <source>The activation “{name}” can&apos;t be written as ONNX.</source>
        <translation>“{name}” 활성화 함수는 ONNX로 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>Points take a network of two inputs and one output.</source>
        <translation>점에는 입력이 둘이고 출력이 하나인 신경망이 필요해요.</translation>
    </message>
    <message>
        <source>Give it two inputs and one output first.</source>
        <translation>먼저 입력을 둘, 출력을 하나로 만드세요.</translation>
    </message>
    <message>
        <source>It takes pixels of mean {mean}, deviation {deviation}</source>
        <translation>입력 픽셀의 평균은 {mean}, 표준편차는 {deviation}</translation>
    </message>
    <message>
        <source>Layers found by their shapes: {count} ({layers}); activation found by trying: {name}</source>
        <translation>형상으로 알아낸 계층: {count}개({layers}), 시험해서 알아낸 활성화 함수: {name}</translation>
    </message>
    <message>
        <source>Matrices with a row for each output, transposed: {count}</source>
        <translation>출력마다 한 행이라서 전치한 행렬: {count}개</translation>
    </message>
    <message>
        <source>Arrays that are no layer&apos;s, left out: {count} ({names})</source>
        <translation>어느 계층의 것도 아니라서 뺀 배열: {count}개({names})</translation>
    </message>
    <message>
        <source>The arrays of “{name}” are no network that reads digits: {shapes}.</source>
        <translation>“{name}”에 든 배열은 숫자를 읽는 신경망이 아니에요: {shapes}.</translation>
    </message>
    <message>
        <source>They must lead from 784 pixels or one picture to ten values: W1, b1 …</source>
        <translation>픽셀 784개나 그림 한 장에서 값 열 개로 이어져야 해요: W1, b1 …</translation>
    </message>
    <message>
        <source>The array “{array}” of “{name}” holds values that are no finite numbers.</source>
        <translation>“{name}”의 배열 “{array}”에 유한한 수가 아닌 값이 있어요.</translation>
    </message>
    <message>
        <source>Its training has failed or the file is damaged; save an earlier state.</source>
        <translation>학습이 실패했거나 파일이 손상됐어요. 더 앞선 상태를 저장해 쓰세요.</translation>
    </message>
    <message>
        <source>The network of “{name}” reads no digits.</source>
        <translation>“{name}”의 신경망은 숫자를 읽지 못해요.</translation>
    </message>
    <message>
        <source>Its layers fit, but no activation that is known makes it read.</source>
        <translation>계층은 맞지만, 아는 활성화 함수 가운데 어느 것으로도 읽지 못해요.</translation>
    </message>
    <message>
        <source>From PyTorch or Keras, save them as .safetensors or .npz.</source>
        <translation>PyTorch나 Keras에서는 .safetensors나 .npz로 저장해 주세요.</translation>
    </message>
    <message>
        <source>Layers: {layers}</source>
        <translation>계층: {layers}</translation>
    </message>
    <message>
        <source>It reads {share} of {count} bundled digits</source>
        <translation>프로그램에 든 숫자 {count}개 가운데 맞힌 비율: {share}</translation>
    </message>
    <message>
        <source>“{path}” holds no weights that can be read.</source>
        <translation>“{path}” 파일에 읽을 수 있는 가중치가 없어요.</translation>
    </message>
    <message>
        <source>“{path}” asks for “{name}”, which no array needs.</source>
        <translation>“{path}” 파일이 배열에는 필요 없는 “{name}” 기능을 부르려고 해요.</translation>
    </message>
    <message>
        <source>It was not opened: a pickle can run any program.</source>
        <translation>그래서 열지 않았어요. pickle은 어떤 프로그램이든 실행할 수 있어요.</translation>
    </message>
    <message>
        <source>“{path}” holds no arrays that can be read.</source>
        <translation>“{path}” 파일에 읽을 수 있는 배열이 없어요.</translation>
    </message>
    <message>
        <source>Use .safetensors, .npz, or a pickled dictionary of NumPy arrays.</source>
        <translation>.safetensors, .npz, 또는 NumPy 배열 딕셔너리를 담은 pickle을 쓰세요.</translation>
    </message>
    <message>
        <source>“{text}” can&apos;t be the hidden layers of a network.</source>
        <translation>은닉층을 이렇게 쓸 수는 없어요: “{text}”.</translation>
    </message>
    <message>
        <source>Write up to {layers} sizes from 1 to {most}, such as 100, 50.</source>
        <translation>층의 크기를 1부터 {most}까지, {layers}개까지 쓰세요. 예: 100, 50</translation>
    </message>
    <message>
        <source>The first row was taken for a heading: {names}</source>
        <translation>첫 줄은 제목으로 보았어요: {names}</translation>
    </message>
    <message>
        <source>Only the first numbers of each row were taken, not: {names}</source>
        <translation>줄마다 첫 번째 수만 가져왔어요. 뺀 것: {names}</translation>
    </message>
    <message>
        <source>The table lay on its side and was turned</source>
        <translation>표가 옆으로 누워 있어서 돌렸어요</translation>
    </message>
    <message>
        <source>Comments were left out: {texts}</source>
        <translation>주석을 뺐어요: {texts}</translation>
    </message>
    <message>
        <source>Commas were read as thousands: {typed} is {value}</source>
        <translation>쉼표를 천 단위 구분으로 읽었어요: {typed} = {value}</translation>
    </message>
    <message>
        <source>Per cent were read as hundredths: {typed} is {value}</source>
        <translation>백분율을 100으로 나누어 읽었어요: {typed} = {value}</translation>
    </message>
    <message>
        <source>All numbers were multiplied by {factor}, as written there</source>
        <translation>적혀 있는 대로 모든 수에 {factor}배를 했어요</translation>
    </message>
    <message>
        <source>Points were read as thousands: {typed} is {value}</source>
        <translation>마침표를 천 단위 구분으로 읽었어요: {typed} = {value}</translation>
    </message>
    <message>
        <source>Commas were read as decimal points: {typed} is {value}</source>
        <translation>쉼표를 소수점으로 읽었어요: {typed} = {value}</translation>
    </message>
    <message>
        <source>That is too much to paste.</source>
        <translation>붙여 넣기에는 너무 길어요.</translation>
    </message>
    <message>
        <source>There is nothing to paste.</source>
        <translation>붙여 넣을 것이 없어요.</translation>
    </message>
    <message>
        <source>Row {row} holds several numbers.</source>
        <translation>{row}번째 줄에 수가 여러 개 있어요.</translation>
    </message>
    <message>
        <source>Paste one row, or one column of numbers.</source>
        <translation>한 줄이나 한 열만 붙여 넣으세요.</translation>
    </message>
    <message>
        <source>“{text}” may be one number or several.</source>
        <translation>“{text}”: 수 하나일 수도, 여러 개일 수도 있어요.</translation>
    </message>
    <message>
        <source>Write [1, 234] for several, 1234 for one.</source>
        <translation>여러 개면 [1, 234]처럼, 하나면 1234처럼 쓰세요.</translation>
    </message>
    <message>
        <source>“{text}” may be {thousands} or {decimals}.</source>
        <translation>“{text}”: {thousands}일 수도, {decimals}일 수도 있어요.</translation>
    </message>
    <message>
        <source>Write it without the comma, or with a point.</source>
        <translation>쉼표 없이 쓰거나 소수점을 쓰세요.</translation>
    </message>
    <message>
        <source>“{text}” is no number.</source>
        <translation>“{text}”: 수가 아니에요.</translation>
    </message>
    <message>
        <source>Type a number such as 0.5 or 0,5.</source>
        <translation>0.5나 0,5 같은 수를 입력해 주세요.</translation>
    </message>
    <message>
        <source>Row {row}: “{text}” may be {thousands} or {decimals}.</source>
        <translation>{row}번째 줄 “{text}”: {thousands}일 수도, {decimals}일 수도 있어요.</translation>
    </message>
    <message>
        <source>Row {row}: “{text}” is no number.</source>
        <translation>{row}번째 줄 “{text}”: 수가 아니에요.</translation>
    </message>
    <message>
        <source>Labels taken from the column beside the pixels</source>
        <translation>화소 옆 열에서 레이블을 가져왔어요</translation>
    </message>
    <message>
        <source>Pictures taken along the last axis</source>
        <translation>마지막 축을 따라 그림으로 나눔</translation>
    </message>
    <message>
        <source>This run is too large to be kept.</source>
        <translation>이 학습은 너무 커서 저장해 둘 수 없어요.</translation>
    </message>
    <message>
        <source>Keep its network instead.</source>
        <translation>대신 신경망을 저장하세요.</translation>
    </message>
    <message>
        <source>“{path}” holds no run that this version can go on with.</source>
        <translation>“{path}”에는 이 버전에서 이어서 할 수 있는 학습이 없어요.</translation>
    </message>
    <message>
        <source>Labels taken from the texts beside the pictures: {count}</source>
        <translation>그림 옆 텍스트 파일에서 읽은 레이블: {count}개</translation>
    </message>
</context>
</TS>
