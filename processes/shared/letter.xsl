<?xml version="1.0" encoding="UTF-8"?>
<!--
  Letter of a member on A4, for a window envelope DL with its window on the right (NF Z 11-001).

  A template of a procedure imports this file and fills these modes, all on match="snapshot":
    object     the line "Objet", inline
    reference  lines beside the address, blocks; optional
    body       the letter itself, blocks
    closing    the formula before the signature, blocks; optional
    signature  who signs; optional, default: the member's signatory
    notices    what the reader is told after the signature, for example the appeals, blocks; optional
    legal      small print at the foot of the letter, blocks; optional

  The data arrive as <snapshot> with title, date, member/… and data/…; see the templates of
  demande-citoyenne for the pieces that can be used: heading, facts, quoted, list, date.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:strip-space elements="*"/>

  <xsl:variable name="ink">#1b1f24</xsl:variable>
  <xsl:variable name="accent">#1f3a5f</xsl:variable>
  <xsl:variable name="quiet">#4b5663</xsl:variable>
  <xsl:variable name="line">#c3ccd6</xsl:variable>

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

  <!-- The page -->

  <xsl:template match="/snapshot">
    <fo:root xml:lang="fr" xsl:use-attribute-sets="body-text">
      <fo:layout-master-set>
        <xsl:call-template name="page">
          <xsl:with-param name="name">only</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="page">
          <xsl:with-param name="name">first</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="page">
          <xsl:with-param name="name">rest</xsl:with-param>
          <xsl:with-param name="top">30mm</xsl:with-param>
        </xsl:call-template>
        <fo:page-sequence-master master-name="letter">
          <fo:repeatable-page-master-alternatives>
            <fo:conditional-page-master-reference master-reference="only" page-position="only"/>
            <fo:conditional-page-master-reference master-reference="first" page-position="first"/>
            <fo:conditional-page-master-reference master-reference="rest" page-position="any"/>
          </fo:repeatable-page-master-alternatives>
        </fo:page-sequence-master>
      </fo:layout-master-set>
      <fo:page-sequence master-reference="letter" id="letter">
        <fo:static-content flow-name="before-rest">
          <fo:block xsl:use-attribute-sets="small-text" margin="0mm 25mm" padding-top="15mm">
            <xsl:value-of select="member/name"/>
            <xsl:if test="data/reference"> – n° <xsl:value-of select="data/reference"/></xsl:if>
          </fo:block>
        </fo:static-content>
        <fo:static-content flow-name="after-first">
          <xsl:call-template name="page-number"/>
        </fo:static-content>
        <fo:static-content flow-name="after-rest">
          <xsl:call-template name="page-number"/>
        </fo:static-content>
        <fo:flow flow-name="body">
          <xsl:call-template name="letterhead"/>
          <xsl:call-template name="references"/>
          <xsl:call-template name="recipient"/>
          <!-- The fold is at 99 mm; the letter starts just above it. -->
          <fo:block space-before="70mm" space-before.conditionality="retain" margin-left="80mm" space-after="9mm">
            <xsl:call-template name="place-and-date"/>
          </fo:block>
          <fo:block role="H1" font-weight="bold" color="{$accent}" space-after="8mm" keep-with-next.within-page="always">
            <fo:inline>Objet : </fo:inline>
            <xsl:apply-templates select="." mode="object"/>
          </fo:block>
          <fo:block xsl:use-attribute-sets="paragraph">
            <xsl:call-template name="salutation"/>,
          </fo:block>
          <!-- The signature never stands alone on a page. -->
          <fo:block keep-with-next.within-page="always">
            <xsl:apply-templates select="." mode="body"/>
          </fo:block>
          <fo:block keep-together.within-page="always">
            <xsl:apply-templates select="." mode="closing"/>
            <xsl:apply-templates select="." mode="signature"/>
          </fo:block>
          <xsl:variable name="notices">
            <xsl:apply-templates select="." mode="notices"/>
          </xsl:variable>
          <xsl:if test="string($notices)">
            <fo:block font-size="8.5pt" line-height="12pt" space-before="8mm">
              <xsl:apply-templates select="." mode="notices"/>
            </fo:block>
          </xsl:if>
          <xsl:variable name="legal">
            <xsl:apply-templates select="." mode="legal"/>
          </xsl:variable>
          <xsl:if test="string($legal)">
            <fo:block xsl:use-attribute-sets="small-text" font-size="7.5pt" line-height="10pt" space-before="7mm"
                border-top="0.5pt solid {$line}" padding-top="2mm" keep-together.within-page="always">
              <xsl:apply-templates select="." mode="legal"/>
            </fo:block>
          </xsl:if>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template name="page">
    <xsl:param name="name"/>
    <xsl:param name="top">22mm</xsl:param>
    <fo:simple-page-master master-name="{$name}" page-width="210mm" page-height="297mm">
      <fo:region-body region-name="body" margin="{$top} 25mm 25mm 25mm"/>
      <fo:region-before region-name="before-{$name}" extent="{$top}"/>
      <fo:region-after region-name="after-{$name}" extent="18mm"/>
    </fo:simple-page-master>
  </xsl:template>

  <xsl:template name="page-number">
    <fo:block xsl:use-attribute-sets="small-text" text-align="end" margin="0mm 25mm">
      Page <fo:page-number/> sur <fo:page-number-citation-last ref-id="letter"/>
    </fo:block>
  </xsl:template>

  <!-- The head of the letter -->

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
    <fo:block-container absolute-position="fixed" top="17mm" left="25mm" width="160mm" height="35mm"
        font-family="Noto Sans" color="{$quiet}">
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
            <xsl:when test="string-length(member/name) &gt; 60">12.5pt</xsl:when>
            <xsl:otherwise>17pt</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:attribute name="line-height">1.25</xsl:attribute>
        <xsl:value-of select="member/name"/>
      </fo:block>
      <fo:block font-size="8pt" line-height="11.5pt" border-top="1pt solid {$accent}" padding-top="1.5mm">
        <xsl:if test="member/address or member/city">
          <fo:block>
            <xsl:call-template name="in-one-line">
              <xsl:with-param name="text" select="member/address"/>
            </xsl:call-template>
            <xsl:if test="member/address and member/city"> – </xsl:if>
            <xsl:value-of select="normalize-space(concat(member/postalCode, ' ', member/city))"/>
          </fo:block>
        </xsl:if>
        <xsl:if test="member/phone or member/email or member/website">
          <fo:block>
            <xsl:if test="member/phone">Tél. <xsl:value-of select="member/phone"/></xsl:if>
            <xsl:if test="member/phone and (member/email or member/website)"><xsl:text> · </xsl:text></xsl:if>
            <xsl:value-of select="member/email"/>
            <xsl:if test="member/email and member/website"><xsl:text> · </xsl:text></xsl:if>
            <xsl:value-of select="member/website"/>
          </fo:block>
        </xsl:if>
      </fo:block>
    </fo:block-container>
  </xsl:template>

  <xsl:template name="references">
    <fo:block-container absolute-position="fixed" top="56mm" left="25mm" width="70mm" height="32mm">
      <fo:block xsl:use-attribute-sets="small-text">
        <xsl:if test="data/reference">
          <fo:block>Référence : <fo:inline font-weight="bold"><xsl:value-of select="data/reference"/></fo:inline></fo:block>
        </xsl:if>
        <xsl:if test="data/externalReference">
          <fo:block>Votre référence : <xsl:value-of select="data/externalReference"/></fo:block>
        </xsl:if>
        <xsl:if test="data/officer">
          <fo:block>Affaire suivie par : <xsl:value-of select="data/officer"/></fo:block>
        </xsl:if>
        <xsl:apply-templates select="." mode="reference"/>
      </fo:block>
    </fo:block-container>
  </xsl:template>

  <!-- What shows in the window whatever way the sheet slips: 100-190 mm across, 55-79 mm down. -->
  <xsl:template name="recipient">
    <fo:block-container absolute-position="fixed" top="55mm" left="105mm" width="85mm" height="30mm">
      <fo:block font-size="10pt" line-height="13.5pt">
        <xsl:for-each select="data/applicantOrganisation | data/applicantName">
          <xsl:sort select="name()" order="descending"/>
          <fo:block font-weight="bold">
            <xsl:if test="self::applicantName and ../applicantTitle">
              <xsl:value-of select="concat(../applicantTitle, ' ')"/>
            </xsl:if>
            <xsl:value-of select="."/>
          </fo:block>
        </xsl:for-each>
        <xsl:apply-templates select="data/applicantAddress" mode="lines"/>
        <xsl:if test="data/applicantPostalCode or data/applicantCity">
          <fo:block>
            <xsl:value-of select="normalize-space(concat(data/applicantPostalCode, ' ', data/applicantCity))"/>
          </fo:block>
        </xsl:if>
        <xsl:if test="data/applicantEmail and not(data/applicantAddress or data/applicantCity)">
          <fo:block>Par courriel : <xsl:value-of select="data/applicantEmail"/></fo:block>
        </xsl:if>
      </fo:block>
    </fo:block-container>
  </xsl:template>

  <!-- "À La Rochelle", but "Au Bugue" and "Aux Eyzies" -->
  <xsl:template name="place-and-date">
    <xsl:variable name="city" select="string(member/city)"/>
    <xsl:choose>
      <xsl:when test="$city = ''">Le </xsl:when>
      <xsl:when test="starts-with($city, 'Le ')">Au <xsl:value-of select="substring($city, 4)"/>, le </xsl:when>
      <xsl:when test="starts-with($city, 'Les ')">Aux <xsl:value-of select="substring($city, 5)"/>, le </xsl:when>
      <xsl:otherwise>À <xsl:value-of select="$city"/>, le </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="date">
      <xsl:with-param name="iso" select="date"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="salutation">
    <xsl:choose>
      <xsl:when test="data/applicantTitle"><xsl:value-of select="data/applicantTitle"/></xsl:when>
      <xsl:otherwise>Madame, Monsieur</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Modes that a letter may leave out -->

  <xsl:template match="snapshot" mode="reference"/>

  <xsl:template match="snapshot" mode="notices"/>

  <xsl:template match="snapshot" mode="legal"/>

  <xsl:template match="snapshot" mode="closing">
    <fo:block xsl:use-attribute-sets="paragraph" space-before="10pt">
      Je vous prie d’agréer, <xsl:call-template name="salutation"/>, l’expression de ma considération distinguée.
    </fo:block>
  </xsl:template>

  <xsl:template match="snapshot" mode="signature">
    <xsl:call-template name="signature">
      <xsl:with-param name="title" select="member/signatoryTitle"/>
      <xsl:with-param name="name" select="member/signatoryName"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="signature">
    <xsl:param name="title"/>
    <xsl:param name="name"/>
    <!-- Room for the hand; a letter that needs no signature (CRPA L212-2) takes less. -->
    <xsl:param name="room">18mm</xsl:param>
    <xsl:if test="string($title) or string($name)">
      <fo:block margin-left="80mm" space-before="8mm" keep-together.within-page="always">
        <xsl:if test="string($title)">
          <fo:block space-after="{$room}"><xsl:value-of select="$title"/>,</fo:block>
        </xsl:if>
        <fo:block font-weight="bold"><xsl:value-of select="$name"/></fo:block>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Pieces of a letter -->

  <xsl:template name="heading">
    <xsl:param name="text"/>
    <fo:block role="H2" font-family="Noto Sans" font-weight="bold" font-size="9.5pt" color="{$accent}"
        space-before="12pt" space-after="4pt" keep-with-next.within-page="always">
      <xsl:value-of select="$text"/>
    </fo:block>
  </xsl:template>

  <!-- A name and its value side by side; nothing without a value. Stands in a fo:list-block. -->
  <xsl:template name="fact">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <fo:list-item space-after="2pt">
      <fo:list-item-label end-indent="label-end()">
        <fo:block color="{$quiet}"><xsl:value-of select="$name"/></fo:block>
      </fo:list-item-label>
      <fo:list-item-body start-indent="body-start()">
        <fo:block><xsl:value-of select="$value"/></fo:block>
      </fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <!-- The entries of a list, or the lines of a text, each with a dash. -->
  <xsl:template match="*" mode="list">
    <fo:list-block provisional-distance-between-starts="5mm" provisional-label-separation="1mm"
        start-indent="4mm" space-after="7pt">
      <xsl:for-each select="item | p/text() | text()">
        <fo:list-item space-after="2pt">
          <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
          <fo:list-item-body start-indent="body-start()">
            <fo:block><xsl:value-of select="."/></fo:block>
          </fo:list-item-body>
        </fo:list-item>
      </xsl:for-each>
    </fo:list-block>
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
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="."/></fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="quoted">
    <fo:block role="BlockQuote" border-left="2pt solid {$line}" padding-left="4mm" margin-left="1mm"
        font-style="italic" space-before="4pt" space-after="8pt">
      <xsl:apply-templates select="." mode="paragraphs"/>
    </fo:block>
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

  <!-- "la commune du Bugue", "la commune d’Angoulême"; another member by its name alone -->
  <xsl:template name="member-name">
    <xsl:variable name="name" select="string(member/name)"/>
    <xsl:choose>
      <xsl:when test="member/kind != 'commune' or starts-with($name, 'Commune') or starts-with($name, 'Mairie')
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

  <!-- "1er décembre 2026" of 2026-12-01 or of a time that starts so. -->
  <xsl:template name="date">
    <xsl:param name="iso"/>
    <xsl:variable name="day" select="number(substring($iso, 9, 2))"/>
    <xsl:variable name="month" select="number(substring($iso, 6, 2))"/>
    <xsl:if test="not($day &gt;= 1 and $month &gt;= 1 and $month &lt;= 12)">
      <xsl:message terminate="yes">la date « <xsl:value-of select="$iso"/> » n’est pas valable.</xsl:message>
    </xsl:if>
    <xsl:value-of select="$day"/>
    <xsl:if test="$day = 1">er</xsl:if>
    <xsl:text>&#160;</xsl:text>
    <xsl:value-of select="substring-before(substring-after(
        '|1janvier|2février|3mars|4avril|5mai|6juin|7juillet|8août|9septembre|10octobre|11novembre|12décembre|',
        concat('|', $month)), '|')"/>
    <xsl:text>&#160;</xsl:text>
    <xsl:value-of select="substring($iso, 1, 4)"/>
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
