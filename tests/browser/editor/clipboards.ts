/** What programs really put on the clipboard as `text/html`, shortened. */

const wordHead = `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<link rel=File-List href="file:///C:/Users/anna/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 @font-face {font-family:Symbol; panose-1:5 5 1 2 1 7 6 2 5 7;}
 p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt; mso-fareast-language:EN-US;}
 @list l0:level1 {mso-level-number-format:bullet; mso-level-text:\\F0B7;}
-->
</style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Tabella normale";}</style><![endif]-->
</head>
<body lang=IT style='tab-interval:35.4pt;word-wrap:break-word'>
<!--StartFragment-->
`;
const wordEnd = '\n<!--EndFragment-->\n</body>\n</html>';

const bullet = (sign: string) => `<![if !supportLists]><span style='font-family:Symbol;
mso-fareast-font-family:Symbol;mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>`;
const item = (level: number, sign: string, text: string, list = 'l0') =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}.0pt;text-indent:-18.0pt;
mso-list:${list} level${level} lfo1'>${bullet(sign)}${text}<o:p></o:p></p>\n`;

export const word =
  wordHead +
  `<p class=MsoTitle>Relazione<o:p></o:p></p>

<h2>Stato dei lavori<o:p></o:p></h2>

<p class=MsoNormal>L&#8217;ufficio &#8220;Tecnico&#8221; ha <b style='mso-bidi-font-weight:
normal'>approvato</b> il <i>progetto</i>&nbsp;&#8211; con <span style='text-decoration:underline'>riserva</span><span
style='mso-spacerun:yes'>  </span>e <u>cautela</u>.<o:p></o:p></p>

<p class=MsoNormal><o:p>&nbsp;</o:p></p>
` +
  item(1, '·', 'Primo') +
  item(2, 'o', 'Primo, dentro') +
  item(2, 'o', 'Secondo, dentro') +
  item(3, '§', 'In fondo') +
  item(1, '·', 'Secondo') +
  item(1, '3.', 'Terzo di altra lista', 'l1') +
  item(1, '4.', 'Quarto di altra lista', 'l1') +
  item(2, 'a)', 'Lettera', 'l1') +
  `<p class=MsoNormal>Testo <a style='mso-comment-reference:AR_1;mso-comment-date:20240131T1000'>commentato</a><span
class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1"
onmouseover="msoCommentShow('_anchor_1','_com_1')" href="#_msocom_1" name="_msoanchor_1">[AR1]</a></span></span>
e <a href="https://www.comune.cremona.it/atti"><span style='color:blue'>atti</span></a>.<o:p></o:p></p>

<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0
 style='border-collapse:collapse;border:none;mso-yfti-tbllook:1184'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=160 valign=top style='width:120.2pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal><b>Voce<o:p></o:p></b></p>
  </td>
  <td width=160 colspan=2 valign=top style='width:120.2pt'>
  <p class=MsoNormal><o:p>&nbsp;</o:p></p>
  </td>
 </tr>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>
  <td><p class=MsoNormal>Euro<o:p></o:p></p></td>
  <td><p class=MsoNormal align=right>1.234,50<o:p></o:p></p></td>
  <td><p class=MsoNormal><span style='display:none;mso-hide:all'>segreto</span>sì<o:p></o:p></p></td>
 </tr>
</table>
<!--[if supportFields]><span style='mso-element:field-begin'></span><![endif]-->
<div style='mso-element:comment-list'><hr class=msocomoff align=left size=1 width="33%">
<div style='mso-element:comment'><div id="_com_1" class=msocomtxt language=JavaScript
onmouseover="msoCommentShow('_anchor_1','_com_1')"><p class=MsoCommentText>Da chiarire<o:p></o:p></p></div></div></div>` +
  wordEnd;

export const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=ProgId content=Excel.Sheet><style>
<!--table {mso-displayed-decimal-separator:"\\,";} .xl65 {font-weight:700; mso-number-format:Standard;}-->
</style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:
 collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=2 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 width=64 style='height:15.0pt;width:48pt'>Voce</td>
  <td class=xl65 width=64 style='width:48pt'>Importo in
  euro</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 style='height:15.0pt'>Strade</td>
  <td class=xl66 align=right style='mso-number-format:"\\#\\,\\#\\#0\\.00"' x:num="1234.5">1.234,50</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 style='height:15.0pt'></td>
  <td align=right>-7</td>
 </tr>
<!--EndFragment-->
</table>
</body></html>`;

export const libreOffice = `<!DOCTYPE html><html><head>
<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<meta name="generator" content="LibreOffice 24.2 (Linux)"/>
<style type="text/css">p { margin-bottom: 0.25cm } td p { orphans: 0 } a:link { color: #000080 }</style>
</head><body lang="it-IT" link="#000080" vlink="#800000" dir="ltr">
<h1 class="western">Verbale</h1>
<p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif"><font size="3" style="font-size: 12pt">Testo
<b>forte</b> e <i>fine</i> <s>via</s></font></font></p>
<ol start="2"><li><p style="margin-bottom: 0cm">Due</p></li><li><p>Tre</p><ul><li><p>Dentro</p></li></ul></li></ol>
<table width="100%" cellpadding="4" cellspacing="0"><col width="128*"/><col width="128*"/>
<thead><tr valign="top"><th width="50%" style="border: 1px solid #000000"><p>Voce</p></th><th><p>Valore</p></th></tr></thead>
<tbody><tr><td sdval="12" sdnum="1040;"><p align="right">12</p></td><td><p><br/></p></td></tr></tbody></table>
</body></html>`;

export const googleDocs = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;"
id="docs-internal-guid-7c1d7a1e-7fff"><h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span
style="font-size:16pt;font-weight:400;">Titolo</span></h2><p dir="ltr" style="line-height:1.38;"><span
style="font-size:11pt;font-family:Arial;font-weight:400;font-style:normal;text-decoration:none;">normale </span><span
style="font-size:11pt;font-weight:700;font-style:normal;">forte</span><span
style="font-weight:400;font-style:italic;"> fine</span></p><ul style="margin-top:0;"><li dir="ltr"
style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span>uno</span></p></li><ul><li
dir="ltr" aria-level="2"><p dir="ltr"><span>dentro</span></p></li></ul><li dir="ltr" aria-level="1"><p
dir="ltr"><span>due</span></p></li></ul><br /></b>`;

export const outlook =
  wordHead +
  `<p class=MsoNormal>Gentile collega,<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>ecco i dati: <a href="mailto:ufficio@esempio.it">ufficio@esempio.it</a><o:p></o:p></p>
<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>
<p class=MsoNormal><b>Da:</b> Anna Rossi &lt;anna@esempio.it&gt;<br><b>Inviato:</b> luned&igrave;<o:p></o:p></p></div>
<p class=MsoNormal><img width=1 height=1 src="cid:image001.png@01D9" alt="firma"></p>` +
  wordEnd;

export const webPage = `<meta charset='utf-8'><html><body><!--StartFragment--><header onclick="alert(1)"><h1
style="color:red" id="app">Notizia</h1></header><script>alert(1)</script><style>*{display:none}</style>
<p onmouseover="alert(1)" class="lead">Testo <a href="javascript:alert(1)">uno</a> <a
href=" java&#10;script:alert(1)">due</a> <a href="data:text/html,<script>alert(1)</script>">tre</a> <a
href="https://esempio.it/" onclick="alert(1)" style="x:y" target="_top" ping="https://spia.example">quattro</a></p>
<img src="https://spia.example/p.gif" onerror="alert(1)"><svg onload="alert(1)"><a
xlink:href="javascript:alert(1)"><text>cinque</text></a></svg>
<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="x"></object><math><mi
xlink:href="javascript:alert(1)">sei</mi></math>
<form action="https://spia.example"><input name="a" autofocus onfocus="alert(1)"><button>Invia</button></form>
<video src="https://spia.example/v.mp4" onerror="alert(1)"></video><div style="background:url(https://spia.example/b)">Fine</div>
<!--EndFragment--></body></html>`;

export const fromWord = (body: string): string => wordHead + body + wordEnd;
