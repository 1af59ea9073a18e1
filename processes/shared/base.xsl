<?xml version="1.0" encoding="UTF-8"?>
<!--
  What every document is made of. letter.xsl and record.xsl import this file; a template imports one of those two.

  Pieces a template can use, by kind. Names in capitals are parameters; those in brackets may be left out. TEXT may hold
  formatting objects. A piece whose value is empty prints nothing.

  Texts
    heading TEXT [LEVEL 2|3] [NUMBER]      title of a part; becomes a bookmark
    paragraph TEXT                          one paragraph
    mode="paragraphs"                       a person's own text, its paragraphs kept
    mode="quoted"                           the same, as a quotation
    mode="list"                             items of a list, or lines of a text, each with a dash
    mode="numbered"                         the same, with numbers
    mode="in-words"                         items of a list in one sentence: "a, b et c"
    facts TEXT [LABEL-WIDTH]                frame of facts
    fact NAME VALUE                         a name and its value; stands in facts
    mode="in-one-line", name in-one-line TEXT   an address on one line

  Acts
    visa TEXT, recital TEXT                 "Vu …", "Considérant …"; the word is in bold
    mode="visas", mode="recitals"           the same for a list or for lines; adds the word where it lacks
    operative TEXT                          the line "DÉCIDE :"
    article NUMBER TEXT [TITLE]             "Article 1er"
    mode="articles"                         items of a list, numbered; an item is a text, or has title and text

  Tables (see record.xsl)
    attribute sets table, and for rows table-row, total-row
    th TEXT [ALIGN], td TEXT [ALIGN] [STRONG] [SPAN] [HEADER]     cells; ALIGN is start, center or end

  Numbers and dates, inline
    money VALUE [CURRENCY], integer VALUE, decimal VALUE [DIGITS], percent VALUE [DIGITS], ordinal VALUE
    date ISO, date-with-weekday ISO, short-date ISO, time ISO, date-and-time ISO

  People and votes
    attendance [PRESENT] [REPRESENTED] [EXCUSED] [ABSENT] [IN-OFFICE]    lists of names
    votes FOR AGAINST ABSTAINED [NOT-VOTING] [RESULT]                    figures side by side
    signature TITLE NAME [ROOM] [DELEGATION]                             one, to the right
    signatures LEFT-TITLE LEFT-NAME RIGHT-TITLE RIGHT-NAME [ROOM]        two side by side

  Law
    appeals STARTING-POINT [COURT]          appeal routes and delays (CRPA L411-2; CJA R421-1, R421-2)
    require VALUE WHAT                      refuses the document when VALUE is empty: "il manque WHAT."

  The member
    member-name                             "la commune du Bugue"
    member-address                          on one line
    place-and-date [ISO]                    "Au Bugue, le 3 mars 2026"
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions">

  <xsl:import href="figures.xsl"/>
  <xsl:import href="people.xsl"/>

  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:strip-space elements="*"/>

  <xsl:variable name="ink">#1b1f24</xsl:variable>
  <xsl:variable name="accent">#1f3a5f</xsl:variable>
  <xsl:variable name="quiet">#4b5663</xsl:variable>
  <xsl:variable name="line">#c3ccd6</xsl:variable>
  <xsl:variable name="tint">#eef2f6</xsl:variable>

  <xsl:attribute-set name="body-text">
    <xsl:attribute name="font-family">Noto Serif</xsl:attribute>
    <xsl:attribute name="font-size">10pt</xsl:attribute>
    <xsl:attribute name="line-height">14.5pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$ink"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="small-text">
    <xsl:attribute name="font-family">Noto Sans</xsl:attribute>
    <xsl:attribute name="font-size">8pt</xsl:attribute>
    <xsl:attribute name="line-height">11pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$quiet"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="paragraph">
    <xsl:attribute name="space-after">7pt</xsl:attribute>
    <xsl:attribute name="orphans">2</xsl:attribute>
    <xsl:attribute name="widows">2</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="list">
    <xsl:attribute name="provisional-distance-between-starts">5mm</xsl:attribute>
    <xsl:attribute name="provisional-label-separation">1mm</xsl:attribute>
    <xsl:attribute name="start-indent">4mm</xsl:attribute>
    <xsl:attribute name="space-after">7pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- A table takes the whole width; its head comes again on each page, its last rows stay together. -->
  <xsl:attribute-set name="table">
    <xsl:attribute name="table-layout">fixed</xsl:attribute>
    <xsl:attribute name="width">100%</xsl:attribute>
    <xsl:attribute name="border-collapse">separate</xsl:attribute>
    <xsl:attribute name="font-family">Noto Sans</xsl:attribute>
    <xsl:attribute name="font-size">8.5pt</xsl:attribute>
    <xsl:attribute name="line-height">11.5pt</xsl:attribute>
    <xsl:attribute name="space-before">4pt</xsl:attribute>
    <xsl:attribute name="space-after">10pt</xsl:attribute>
    <xsl:attribute name="border-bottom">0.75pt solid <xsl:value-of select="$accent"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="table-row">
    <xsl:attribute name="keep-together.within-page">5</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="total-row">
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
    <xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="border-top">0.75pt solid <xsl:value-of select="$accent"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- Pages -->

  <xsl:template name="pages">
    <xsl:param name="landscape"/>
    <xsl:param name="top">22mm</xsl:param>
    <fo:layout-master-set>
      <xsl:call-template name="page">
        <xsl:with-param name="name">only</xsl:with-param>
        <xsl:with-param name="top" select="$top"/>
        <xsl:with-param name="bottom">28mm</xsl:with-param>
        <xsl:with-param name="landscape" select="$landscape"/>
      </xsl:call-template>
      <xsl:call-template name="page">
        <xsl:with-param name="name">first</xsl:with-param>
        <xsl:with-param name="top" select="$top"/>
        <xsl:with-param name="bottom">28mm</xsl:with-param>
        <xsl:with-param name="landscape" select="$landscape"/>
      </xsl:call-template>
      <xsl:call-template name="page">
        <xsl:with-param name="name">rest</xsl:with-param>
        <xsl:with-param name="top">28mm</xsl:with-param>
        <xsl:with-param name="bottom">22mm</xsl:with-param>
        <xsl:with-param name="landscape" select="$landscape"/>
      </xsl:call-template>
      <fo:page-sequence-master master-name="document">
        <fo:repeatable-page-master-alternatives>
          <fo:conditional-page-master-reference master-reference="only" page-position="only"/>
          <fo:conditional-page-master-reference master-reference="first" page-position="first"/>
          <fo:conditional-page-master-reference master-reference="rest" page-position="any"/>
        </fo:repeatable-page-master-alternatives>
      </fo:page-sequence-master>
    </fo:layout-master-set>
  </xsl:template>

  <xsl:template name="page">
    <xsl:param name="name"/>
    <xsl:param name="top"/>
    <xsl:param name="bottom"/>
    <xsl:param name="landscape"/>
    <fo:simple-page-master master-name="{$name}" page-width="210mm" page-height="297mm">
      <xsl:if test="string($landscape)">
        <xsl:attribute name="page-width">297mm</xsl:attribute>
        <xsl:attribute name="page-height">210mm</xsl:attribute>
      </xsl:if>
      <fo:region-body region-name="body" margin="{$top} 25mm {$bottom} 25mm"/>
      <fo:region-before region-name="before-{$name}" extent="22mm"/>
      <fo:region-after region-name="after-{$name}" extent="15mm"/>
    </fo:simple-page-master>
  </xsl:template>

  <!-- What stands at the head and foot of the pages. -->
  <xsl:template name="running">
    <fo:static-content flow-name="before-rest" role="artifact">
      <fo:block xsl:use-attribute-sets="small-text" margin="0mm 25mm" padding-top="13mm">
        <fo:block border-bottom="0.5pt solid {$line}" padding-bottom="1.5mm">
          <xsl:value-of select="member/name"/>
          <xsl:variable name="short-title">
            <xsl:apply-templates select="." mode="running"/>
          </xsl:variable>
          <xsl:if test="string($short-title)"> – <xsl:value-of select="$short-title"/></xsl:if>
        </fo:block>
      </fo:block>
    </fo:static-content>
    <fo:static-content flow-name="after-first" role="artifact">
      <xsl:call-template name="page-number"/>
    </fo:static-content>
    <fo:static-content flow-name="after-rest" role="artifact">
      <fo:block xsl:use-attribute-sets="small-text" margin="0mm 25mm" text-align-last="justify">
        <xsl:if test="verification/code">Vérification : <xsl:value-of select="verification/code"/></xsl:if>
        <fo:leader leader-pattern="space"/>
        <xsl:text>Page </xsl:text>
        <fo:page-number/> sur <fo:page-number-citation-last ref-id="document"/>
      </fo:block>
    </fo:static-content>
  </xsl:template>

  <xsl:template name="page-number">
    <fo:block xsl:use-attribute-sets="small-text" text-align="end" margin="0mm 25mm">
      Page <fo:page-number/> sur <fo:page-number-citation-last ref-id="document"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="snapshot" mode="running">
    <xsl:if test="data/reference">n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <!-- At the foot of the first page: how anybody can check this document. -->
  <xsl:template name="verification">
    <xsl:param name="landscape"/>
    <xsl:variable name="top">
      <xsl:choose>
        <xsl:when test="string($landscape)">185.5mm</xsl:when>
        <xsl:otherwise>272.5mm</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="verification/code">
      <fo:block-container absolute-position="fixed" top="{$top}" left="25mm" width="17mm" height="17mm">
        <fo:block line-height="0" font-size="0.1pt">
          <fo:external-graphic src="ecluse:verification" content-width="17mm" content-height="17mm"
              fox:alt-text="Code QR : vérifier ce document à l’adresse {verification/url}"/>
        </fo:block>
      </fo:block-container>
      <fo:block-container absolute-position="fixed" top="{$top}" left="46mm" width="106mm" height="17mm"
          display-align="center">
        <fo:block xsl:use-attribute-sets="small-text" font-size="7.5pt" line-height="10.5pt">
          <fo:block>Pour vérifier ce document, lisez ce code ou ouvrez cette adresse :</fo:block>
          <fo:block>
            <fo:basic-link external-destination="{verification/url}" color="{$accent}"
                fox:alt-text="Vérifier ce document en ligne"><xsl:value-of select="verification/url"/></fo:basic-link>
          </fo:block>
        </fo:block>
      </fo:block-container>
    </xsl:if>
  </xsl:template>

  <!-- The letterhead: logo, kind, name, address, ways to reach. -->
  <xsl:template name="letterhead">
    <xsl:variable name="kind">
      <xsl:call-template name="lower">
        <xsl:with-param name="text" select="member/kindLabel"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="name">
      <xsl:call-template name="lower">
        <xsl:with-param name="text" select="member/name"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="indent">
      <xsl:choose>
        <xsl:when test="member/logo"><xsl:value-of select="member/logo/width + 5"/>mm</xsl:when>
        <xsl:otherwise>0mm</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="member/logo">
      <fo:block-container absolute-position="absolute" top="0mm" left="0mm" width="{member/logo/width}mm"
          height="{member/logo/height}mm">
        <fo:block line-height="0" font-size="0.1pt">
          <fo:external-graphic src="ecluse:logo" content-width="{member/logo/width}mm"
              content-height="{member/logo/height}mm" fox:alt-text="{member/logo/alternative}"/>
        </fo:block>
      </fo:block-container>
    </xsl:if>
    <fo:block margin-left="{$indent}" font-family="Noto Sans" color="{$quiet}">
      <xsl:if test="member/kind != 'autre' and not(starts-with($name, $kind))">
        <fo:block font-size="7.5pt" line-height="11pt" letter-spacing="0.9pt">
          <xsl:call-template name="upper">
            <xsl:with-param name="text" select="member/kindLabel"/>
          </xsl:call-template>
        </fo:block>
      </xsl:if>
      <fo:block font-weight="bold" color="{$accent}" space-after="1.5mm">
        <xsl:attribute name="font-size">
          <xsl:choose>
            <xsl:when test="string-length(member/name) &gt; 90">10.5pt</xsl:when>
            <xsl:when test="string-length(member/name) &gt; 45">12.5pt</xsl:when>
            <xsl:otherwise>17pt</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:attribute name="line-height">1.25</xsl:attribute>
        <xsl:value-of select="member/name"/>
      </fo:block>
      <xsl:if test="member/address or member/city or member/phone or member/email or member/website or member/hours">
        <fo:block font-size="8pt" line-height="11pt" border-top="1pt solid {$accent}" padding-top="1.5mm">
          <fo:block><xsl:call-template name="member-address"/></fo:block>
          <xsl:if test="member/phone or member/email or member/website">
            <fo:block>
              <xsl:if test="member/phone">Tél. <xsl:value-of select="member/phone"/></xsl:if>
              <xsl:if test="member/phone and (member/email or member/website)"><xsl:text> · </xsl:text></xsl:if>
              <xsl:value-of select="member/email"/>
              <xsl:if test="member/email and member/website"><xsl:text> · </xsl:text></xsl:if>
              <xsl:value-of select="member/website"/>
            </fo:block>
          </xsl:if>
          <xsl:if test="member/hours">
            <fo:block>
              <xsl:call-template name="in-one-line">
                <xsl:with-param name="text" select="member/hours"/>
              </xsl:call-template>
            </fo:block>
          </xsl:if>
        </fo:block>
      </xsl:if>
      <xsl:if test="not(member/address or member/city or member/phone or member/email or member/website or member/hours)">
        <fo:block border-top="1pt solid {$accent}" line-height="1pt" font-size="1pt">&#160;</fo:block>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <!-- Notices and small print after the signatures; nothing when there are none. -->
  <xsl:template name="after-signature">
    <xsl:variable name="notices">
      <xsl:apply-templates select="." mode="notices"/>
    </xsl:variable>
    <xsl:if test="string($notices)">
      <fo:block font-size="8.5pt" line-height="12pt" space-before="8mm">
        <xsl:copy-of select="$notices"/>
      </fo:block>
    </xsl:if>
    <xsl:variable name="legal">
      <xsl:apply-templates select="." mode="legal"/>
    </xsl:variable>
    <xsl:if test="string($legal)">
      <fo:block xsl:use-attribute-sets="small-text" font-size="7.5pt" line-height="10pt" space-before="7mm"
          border-top="0.5pt solid {$line}" padding-top="2mm" keep-together.within-page="always" keep-with-previous.within-page="always">
        <xsl:copy-of select="$legal"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Modes that a template may leave out -->

  <xsl:template match="snapshot" mode="reference"/>

  <xsl:template match="snapshot" mode="notices"/>

  <xsl:template match="snapshot" mode="legal"/>

  <!-- Texts -->

  <xsl:template name="heading">
    <xsl:param name="text"/>
    <xsl:param name="level">2</xsl:param>
    <xsl:param name="number"/>
    <fo:block role="H{$level}" font-family="Noto Sans" font-weight="bold" font-size="{12 - $level}pt" color="{$accent}"
        line-height="14pt" space-before="12pt" space-after="4pt" keep-with-next.within-page="always"
        keep-together.within-page="always">
      <xsl:if test="$level = 3">
        <xsl:attribute name="space-before">8pt</xsl:attribute>
        <xsl:attribute name="color"><xsl:value-of select="$ink"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="string($number)"><xsl:value-of select="$number"/>.&#160;</xsl:if>
      <xsl:copy-of select="$text"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="paragraph">
    <xsl:param name="text"/>
    <xsl:if test="normalize-space($text)">
      <fo:block xsl:use-attribute-sets="paragraph"><xsl:copy-of select="$text"/></fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Names and values side by side. -->
  <xsl:template name="facts">
    <xsl:param name="text"/>
    <xsl:param name="label-width">40mm</xsl:param>
    <xsl:if test="normalize-space($text)">
      <fo:list-block provisional-distance-between-starts="{$label-width}" provisional-label-separation="3mm"
          space-before="2pt" space-after="7pt">
        <xsl:copy-of select="$text"/>
      </fo:list-block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="fact">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:if test="normalize-space($value)">
      <fo:list-item space-after="2pt">
        <fo:list-item-label end-indent="label-end()">
          <fo:block color="{$quiet}"><xsl:value-of select="$name"/></fo:block>
        </fo:list-item-label>
        <fo:list-item-body start-indent="body-start()">
          <fo:block><xsl:copy-of select="$value"/></fo:block>
        </fo:list-item-body>
      </fo:list-item>
    </xsl:if>
  </xsl:template>

  <!-- The entries of a list, or the lines of a text. -->
  <xsl:template match="*" mode="list">
    <xsl:call-template name="entries"/>
  </xsl:template>

  <xsl:template match="*" mode="numbered">
    <xsl:call-template name="entries">
      <xsl:with-param name="numbered">yes</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="entries">
    <xsl:param name="numbered"/>
    <xsl:if test="normalize-space(.)">
      <fo:list-block xsl:use-attribute-sets="list">
        <xsl:if test="$numbered">
          <xsl:attribute name="provisional-distance-between-starts">7mm</xsl:attribute>
        </xsl:if>
        <xsl:for-each select="(item | p/text() | text())[normalize-space(.)]">
          <fo:list-item space-after="2pt">
            <fo:list-item-label end-indent="label-end()">
              <fo:block>
                <xsl:choose>
                  <xsl:when test="$numbered"><xsl:value-of select="position()"/>.</xsl:when>
                  <xsl:otherwise>–</xsl:otherwise>
                </xsl:choose>
              </fo:block>
            </fo:list-item-label>
            <fo:list-item-body start-indent="body-start()">
              <fo:block orphans="2" widows="2"><xsl:apply-templates select="." mode="entry"/></fo:block>
            </fo:list-item-body>
          </fo:list-item>
        </xsl:for-each>
      </fo:list-block>
    </xsl:if>
  </xsl:template>

  <!-- What an entry shows; a template can match its own items, for example data/agenda/item. -->
  <xsl:template match="item" mode="entry">
    <xsl:choose>
      <xsl:when test="title"><xsl:value-of select="title"/></xsl:when>
      <xsl:when test="label"><xsl:value-of select="label"/></xsl:when>
      <xsl:when test="name"><xsl:value-of select="name"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="text()" mode="entry"><xsl:value-of select="."/></xsl:template>

  <xsl:template match="*" mode="in-words">
    <xsl:variable name="entries" select="(item | p/text() | text())[normalize-space(.)]"/>
    <xsl:for-each select="$entries">
      <xsl:choose>
        <xsl:when test="position() = 1"/>
        <xsl:when test="position() = last()"> et </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="." mode="entry"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A person's own text, its paragraphs kept. -->
  <xsl:template match="*" mode="paragraphs">
    <xsl:choose>
      <xsl:when test="p">
        <xsl:for-each select="p">
          <xsl:choose>
            <xsl:when test="@dir = 'rtl'">
              <fo:block-container writing-mode="rl-tb">
                <fo:block xsl:use-attribute-sets="paragraph"><xsl:apply-templates mode="typed"/></fo:block>
              </fo:block-container>
            </xsl:when>
            <xsl:otherwise>
              <fo:block xsl:use-attribute-sets="paragraph"><xsl:apply-templates mode="typed"/></fo:block>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="normalize-space(.)">
        <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="."/></fo:block>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="quoted">
    <xsl:if test="normalize-space(.)">
      <fo:block role="BlockQuote" border-left="2pt solid {$line}" padding-left="4mm" margin-left="1mm"
          font-style="italic" space-before="4pt" space-after="8pt">
        <xsl:apply-templates select="." mode="paragraphs"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="lines">
    <xsl:for-each select="text() | p/text()">
      <fo:block><xsl:value-of select="."/></fo:block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="br" mode="typed"><fo:block/></xsl:template>

  <xsl:template match="text()" mode="typed"><xsl:value-of select="."/></xsl:template>

  <xsl:template name="in-one-line">
    <xsl:param name="text"/>
    <xsl:for-each select="$text/text() | $text/p/text()">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="*" mode="in-one-line">
    <xsl:call-template name="in-one-line">
      <xsl:with-param name="text" select="."/>
    </xsl:call-template>
  </xsl:template>

  <!-- Acts -->

  <xsl:template name="visa">
    <xsl:param name="text"/>
    <xsl:call-template name="ground">
      <xsl:with-param name="word">Vu</xsl:with-param>
      <xsl:with-param name="text" select="$text"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="recital">
    <xsl:param name="text"/>
    <xsl:call-template name="ground">
      <xsl:with-param name="word">Considérant</xsl:with-param>
      <xsl:with-param name="text" select="$text"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="*" mode="visas">
    <xsl:for-each select="(item | p/text() | text())[normalize-space(.)]">
      <xsl:call-template name="ground-line">
        <xsl:with-param name="word">Vu</xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="*" mode="recitals">
    <xsl:for-each select="(item | p/text() | text())[normalize-space(.)]">
      <xsl:call-template name="ground-line">
        <xsl:with-param name="word">Considérant</xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- "Vu le code…" as somebody typed it, or "le code…" alone. -->
  <xsl:template name="ground-line">
    <xsl:param name="word"/>
    <xsl:variable name="entry"><xsl:apply-templates select="." mode="entry"/></xsl:variable>
    <xsl:variable name="typed" select="normalize-space($entry)"/>
    <xsl:variable name="start">
      <xsl:call-template name="lower">
        <xsl:with-param name="text" select="substring($typed, 1, string-length($word))"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="lower-word">
      <xsl:call-template name="lower">
        <xsl:with-param name="text" select="$word"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="rest" select="substring($typed, string-length($word) + 1)"/>
    <xsl:call-template name="ground">
      <xsl:with-param name="word" select="$word"/>
      <xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="$start = $lower-word and starts-with($rest, ' ')"><xsl:value-of select="substring($rest, 2)"/></xsl:when>
          <xsl:when test="$start = $lower-word and starts-with($rest, 'e ')"><xsl:value-of select="substring($rest, 3)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$typed"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="not(contains(';.,:', substring($typed, string-length($typed))))"> ;</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="ground">
    <xsl:param name="word"/>
    <xsl:param name="text"/>
    <xsl:if test="normalize-space($text)">
      <fo:block margin-left="5mm" text-indent="-5mm" space-after="4pt" orphans="2" widows="2">
        <fo:inline font-weight="bold"><xsl:value-of select="$word"/></fo:inline>
        <xsl:text> </xsl:text>
        <xsl:copy-of select="$text"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="operative">
    <xsl:param name="text"/>
    <fo:block role="H2" font-family="Noto Sans" font-weight="bold" font-size="11pt" color="{$accent}"
        text-align="center" space-before="12pt" space-after="8pt" keep-with-next.within-page="always">
      <xsl:copy-of select="$text"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="article">
    <xsl:param name="number"/>
    <xsl:param name="title"/>
    <xsl:param name="text"/>
    <fo:block space-before="6pt" space-after="6pt">
      <fo:block role="H3" font-weight="bold" color="{$accent}" keep-with-next.within-page="always" space-after="1pt">
        <xsl:text>Article&#160;</xsl:text>
        <xsl:value-of select="$number"/>
        <xsl:if test="$number = 1">er</xsl:if>
        <xsl:if test="normalize-space($title)"> – <xsl:copy-of select="$title"/></xsl:if>
      </fo:block>
      <fo:block orphans="2" widows="2"><xsl:copy-of select="$text"/></fo:block>
    </fo:block>
  </xsl:template>

  <xsl:template match="*" mode="articles">
    <xsl:for-each select="(item | p/text() | text())[normalize-space(.)]">
      <xsl:call-template name="article">
        <xsl:with-param name="number" select="position()"/>
        <xsl:with-param name="title" select="self::item/title"/>
        <xsl:with-param name="text">
          <xsl:choose>
            <xsl:when test="self::item/text/p"><xsl:apply-templates select="text" mode="paragraphs"/></xsl:when>
            <xsl:when test="self::item/text"><xsl:value-of select="text"/></xsl:when>
            <xsl:when test="self::item/p"><xsl:apply-templates select="." mode="paragraphs"/></xsl:when>
            <xsl:when test="not(self::item/title)"><xsl:value-of select="."/></xsl:when>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- Tables -->

  <xsl:template name="th">
    <xsl:param name="text"/>
    <xsl:param name="align">start</xsl:param>
    <xsl:param name="span">1</xsl:param>
    <fo:table-cell padding="1.5mm 1.8mm" text-align="{$align}" number-columns-spanned="{$span}" display-align="after"
        background-color="{$tint}" border-top="0.75pt solid {$accent}" border-bottom="0.75pt solid {$accent}">
      <fo:block font-weight="bold" color="{$accent}"><xsl:copy-of select="$text"/></fo:block>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="td">
    <xsl:param name="text"/>
    <xsl:param name="align">start</xsl:param>
    <xsl:param name="strong"/>
    <xsl:param name="span">1</xsl:param>
    <xsl:param name="header"/>
    <fo:table-cell padding="1.3mm 1.8mm" text-align="{$align}" number-columns-spanned="{$span}"
        border-bottom="0.4pt solid {$line}">
      <xsl:if test="string($header)">
        <xsl:attribute name="fox:header">true</xsl:attribute>
        <xsl:attribute name="fox:scope">row</xsl:attribute>
      </xsl:if>
      <fo:block orphans="2" widows="2">
        <xsl:if test="string($strong)">
          <xsl:attribute name="font-weight">bold</xsl:attribute>
        </xsl:if>
        <xsl:copy-of select="$text"/>
      </fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- Law -->

  <xsl:template name="require">
    <xsl:param name="value"/>
    <xsl:param name="what"/>
    <xsl:if test="normalize-space($value) = ''">
      <xsl:message terminate="yes">il manque <xsl:value-of select="$what"/>.</xsl:message>
    </xsl:if>
  </xsl:template>

  <!-- The court is data of the dossier or a parameter of the member; without it, the rule that designates it. -->
  <xsl:template name="court">
    <xsl:choose>
      <xsl:when test="data/court">le <xsl:value-of select="data/court"/></xsl:when>
      <xsl:when test="data/parameters/court">le <xsl:value-of select="data/parameters/court"/></xsl:when>
      <xsl:otherwise>le tribunal administratif dans le ressort duquel se trouve <xsl:call-template name="member-name"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>, par courrier ou sur le site www.telerecours.fr (Télérecours citoyens)</xsl:text>
  </xsl:template>

  <!-- CRPA L411-2; CJA R421-1, R421-2 -->
  <xsl:template name="appeals">
    <xsl:param name="starting-point"/>
    <xsl:param name="court">
      <xsl:call-template name="court"/>
    </xsl:param>
    <fo:block space-after="3pt" keep-with-next.within-page="always">
      <xsl:text>Dans un délai de deux mois à compter de </xsl:text>
      <xsl:copy-of select="$starting-point"/>
      <xsl:text>, vous pouvez :</xsl:text>
    </fo:block>
    <fo:list-block xsl:use-attribute-sets="list">
      <fo:list-item space-after="2pt">
        <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()">
          <fo:block>
            former un recours gracieux auprès de l’auteur de la décision, à l’adresse indiquée en tête de ce document ;
            ce recours interrompt le délai de recours contentieux, et le silence gardé pendant deux mois sur lui vaut
            rejet (articles L. 411-2 et L. 411-7 du code des relations entre le public et l’administration) ;
          </fo:block>
        </fo:list-item-body>
      </fo:list-item>
      <fo:list-item>
        <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()">
          <fo:block>
            saisir <xsl:copy-of select="$court"/> (articles R. 421-1 et R. 421-2 du code de justice administrative) ;
            après un recours gracieux, ce délai de deux mois court de nouveau à compter de son rejet.
          </fo:block>
        </fo:list-item-body>
      </fo:list-item>
    </fo:list-block>
  </xsl:template>

  <!-- The member -->

  <xsl:template name="member-address">
    <xsl:call-template name="in-one-line">
      <xsl:with-param name="text" select="/snapshot/member/address"/>
    </xsl:call-template>
    <xsl:if test="/snapshot/member/address and /snapshot/member/city"> – </xsl:if>
    <xsl:value-of select="normalize-space(concat(/snapshot/member/postalCode, ' ', /snapshot/member/city))"/>
  </xsl:template>

  <!-- "À La Rochelle", but "Au Bugue" and "Aux Eyzies" -->
  <xsl:template name="place-and-date">
    <xsl:param name="iso" select="/snapshot/date"/>
    <xsl:variable name="city" select="string(/snapshot/member/city)"/>
    <xsl:choose>
      <xsl:when test="$city = ''">Le </xsl:when>
      <xsl:when test="starts-with($city, 'Le ')">Au <xsl:value-of select="substring($city, 4)"/>, le </xsl:when>
      <xsl:when test="starts-with($city, 'Les ')">Aux <xsl:value-of select="substring($city, 5)"/>, le </xsl:when>
      <xsl:otherwise>À <xsl:value-of select="$city"/>, le </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="date">
      <xsl:with-param name="iso" select="$iso"/>
    </xsl:call-template>
  </xsl:template>

  <!-- "la commune du Bugue", "la commune d’Angoulême"; another member by its name alone -->
  <xsl:template name="member-name">
    <xsl:variable name="name" select="string(/snapshot/member/name)"/>
    <xsl:choose>
      <xsl:when test="/snapshot/member/kind != 'commune' or starts-with($name, 'Commune') or starts-with($name, 'Mairie')
          or starts-with($name, 'Ville')">
        <xsl:choose>
          <xsl:when test="starts-with($name, 'Syndicat') or starts-with($name, 'Département')
              or starts-with($name, 'Conseil') or starts-with($name, 'Centre')">le </xsl:when>
          <xsl:when test="starts-with($name, 'Commun') or starts-with($name, 'Mairie') or starts-with($name, 'Ville')
              or starts-with($name, 'Métropole') or starts-with($name, 'Région')">la </xsl:when>
        </xsl:choose>
        <xsl:value-of select="$name"/>
      </xsl:when>
      <xsl:when test="starts-with($name, 'Le ')">la commune du <xsl:value-of select="substring($name, 4)"/></xsl:when>
      <xsl:when test="starts-with($name, 'Les ')">la commune des <xsl:value-of select="substring($name, 5)"/></xsl:when>
      <xsl:when test="contains('AEIOUYÉÈÊÀÂÎÔÛ', substring($name, 1, 1))">la commune d’<xsl:value-of select="$name"/></xsl:when>
      <xsl:otherwise>la commune de <xsl:value-of select="$name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="lower">
    <xsl:param name="text"/>
    <xsl:value-of select="translate($text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZÉÈÀÂÊÎÔÛÇ', 'abcdefghijklmnopqrstuvwxyzéèàâêîôûç')"/>
  </xsl:template>

  <xsl:template name="upper">
    <xsl:param name="text"/>
    <xsl:value-of select="translate($text, 'abcdefghijklmnopqrstuvwxyzéèàâêîôûç', 'ABCDEFGHIJKLMNOPQRSTUVWXYZÉÈÀÂÊÎÔÛÇ')"/>
  </xsl:template>

</xsl:stylesheet>
