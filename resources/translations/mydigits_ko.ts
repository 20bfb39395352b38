<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>AccuracyPage</name>
    <message>
        <source>Label some digits, and each network is put to the test on them.</source>
        <translation>숫자에 레이블을 붙이면 신경망마다 그 숫자로 시험해요.</translation>
    </message>
</context>
<context>
    <name>BrowsePage</name>
    <message>
        <source>Your notebook is empty: here your own digits will be kept.</source>
        <translation>공책이 비어 있어요. 여러분이 쓴 숫자가 여기에 모여요.</translation>
    </message>
    <message>
        <source>Digits in your notebook: {count}.</source>
        <translation>공책에 있는 숫자: {count}개.</translation>
    </message>
    <message>
        <source>Draw a digit in the tab Digit and press the key of what it was.</source>
        <translation>숫자 탭에서 숫자를 그리고, 그 숫자의 키를 누르세요.</translation>
    </message>
</context>
<context>
    <name>MyDigits</name>
    <message>
        <source>Browse</source>
        <translation>둘러보기</translation>
    </message>
    <message>
        <source>Look through your digits and mend labels</source>
        <translation>내 숫자를 훑어보고 레이블을 고쳐요</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>How well each network reads your hand</source>
        <translation>신경망마다 내 글씨를 얼마나 잘 읽는지 봐요</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>가르치기</translation>
    </message>
    <message>
        <source>Let a network learn from your digits</source>
        <translation>신경망이 내 숫자로 학습하게 해요</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>My digits</source>
        <translation>내 숫자</translation>
    </message>
    <message>
        <source>Keep the digits you drew, and see who reads your hand</source>
        <translation>직접 쓴 숫자를 모으고, 어느 신경망이 잘 읽는지 봐요</translation>
    </message>
</context>
</TS>
