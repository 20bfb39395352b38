<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>CourseList</name>
    <message>
        <source>Chapter {number}</source>
        <translation>{number}장</translation>
    </message>
    <message>
        <source>Go from idea to idea: ↑ or ↓</source>
        <translation>개념에서 개념으로 이동: ↑ 또는 ↓</translation>
    </message>
</context>
<context>
    <name>IdeaRow</name>
    <message>
        <source>{does} {done} of {all} done.</source>
        <translation>{does} {all}개 중 {done}개를 했어요.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Draw a digit here</source>
        <translation>여기에 숫자를 그려요</translation>
    </message>
    <message>
        <source>Clear the sheet</source>
        <translation>종이 비우기</translation>
    </message>
    <message>
        <source>Nothing drawn yet</source>
        <translation>아직 그린 것이 없어요</translation>
    </message>
    <message>
        <source>No digit it knows</source>
        <translation>아는 숫자가 아니에요</translation>
    </message>
    <message>
        <source>You have tried everything of the course.</source>
        <translation>과정에서 해 볼 것을 모두 했어요.</translation>
    </message>
    <message>
        <source>Begin with “{idea}”: {does}</source>
        <translation>“{idea}”부터 시작해요. {does}</translation>
    </message>
    <message>
        <source>{whole} of {all} ideas tried. Next: “{idea}”.</source>
        <translation>개념 {all}개 중 {whole}개를 해 봤어요. 다음: “{idea}”.</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Draw a digit, and see the course in the order of the book</source>
        <translation>숫자를 그려 보고, 책의 순서대로 과정을 봐요</translation>
    </message>
</context>
</TS>
