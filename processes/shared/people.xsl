<?xml version="1.0" encoding="UTF-8"?>
<!-- Who was there, how they voted, who signs. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <!-- Each parameter is an element with items; an item is a name, or has name and, if represented, proxy. -->
  <xsl:template name="attendance">
    <xsl:param name="present" select="/.."/>
    <xsl:param name="represented" select="/.."/>
    <xsl:param name="excused" select="/.."/>
    <xsl:param name="absent" select="/.."/>
    <xsl:param name="in-office"/>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">46mm</xsl:with-param>
      <xsl:with-param name="text">
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Membres en exercice</xsl:with-param>
          <xsl:with-param name="value" select="$in-office"/>
        </xsl:call-template>
        <xsl:call-template name="names">
          <xsl:with-param name="label">Présents</xsl:with-param>
          <xsl:with-param name="people" select="$present/item"/>
        </xsl:call-template>
        <xsl:call-template name="names">
          <xsl:with-param name="label">Absents représentés</xsl:with-param>
          <xsl:with-param name="people" select="$represented/item"/>
        </xsl:call-template>
        <xsl:call-template name="names">
          <xsl:with-param name="label">Absents excusés</xsl:with-param>
          <xsl:with-param name="people" select="$excused/item"/>
        </xsl:call-template>
        <xsl:call-template name="names">
          <xsl:with-param name="label">Absents</xsl:with-param>
          <xsl:with-param name="people" select="$absent/item"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="names">
    <xsl:param name="label"/>
    <xsl:param name="people"/>
    <xsl:if test="$people">
      <xsl:call-template name="fact">
        <xsl:with-param name="name" select="concat($label, ' (', count($people), ')')"/>
        <xsl:with-param name="value">
          <xsl:for-each select="$people">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:apply-templates select="." mode="person"/>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="item" mode="person">
    <xsl:choose>
      <xsl:when test="name"><xsl:value-of select="concat(title, substring('&#160;', 1, number(boolean(title))), name)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="proxy"> (pouvoir à <xsl:value-of select="proxy"/>)</xsl:if>
  </xsl:template>

  <!-- A row of figures, each over its name; RESULT stands under them. -->
  <xsl:template name="votes">
    <xsl:param name="for"/>
    <xsl:param name="against"/>
    <xsl:param name="abstained"/>
    <xsl:param name="not-voting"/>
    <xsl:param name="result"/>
    <fo:block keep-together.within-page="always" space-before="6pt" space-after="8pt">
      <fo:table table-layout="fixed" width="100%" font-family="Noto Sans" font-size="8.5pt" line-height="12pt"
          border="0.75pt solid {$line}">
        <xsl:variable name="columns" select="3 + number(normalize-space($not-voting) != '')"/>
        <fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="{$columns}"/>
        <fo:table-header>
          <fo:table-row>
            <xsl:call-template name="vote-head"><xsl:with-param name="text">Pour</xsl:with-param></xsl:call-template>
            <xsl:call-template name="vote-head"><xsl:with-param name="text">Contre</xsl:with-param></xsl:call-template>
            <xsl:call-template name="vote-head"><xsl:with-param name="text">Abstentions</xsl:with-param></xsl:call-template>
            <xsl:if test="$columns = 4">
              <xsl:call-template name="vote-head"><xsl:with-param name="text">Sans part au vote</xsl:with-param></xsl:call-template>
            </xsl:if>
          </fo:table-row>
        </fo:table-header>
        <fo:table-body>
          <fo:table-row>
            <xsl:call-template name="vote-figure"><xsl:with-param name="value" select="$for"/></xsl:call-template>
            <xsl:call-template name="vote-figure"><xsl:with-param name="value" select="$against"/></xsl:call-template>
            <xsl:call-template name="vote-figure"><xsl:with-param name="value" select="$abstained"/></xsl:call-template>
            <xsl:if test="$columns = 4">
              <xsl:call-template name="vote-figure"><xsl:with-param name="value" select="$not-voting"/></xsl:call-template>
            </xsl:if>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
      <xsl:if test="normalize-space($result)">
        <fo:block font-weight="bold" space-before="4pt"><xsl:copy-of select="$result"/></fo:block>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:template name="vote-head">
    <xsl:param name="text"/>
    <fo:table-cell padding="1.2mm 1.8mm" text-align="center" background-color="{$tint}">
      <fo:block color="{$quiet}"><xsl:value-of select="$text"/></fo:block>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="vote-figure">
    <xsl:param name="value"/>
    <fo:table-cell padding="1mm 1.8mm" text-align="center">
      <fo:block font-weight="bold" font-size="12pt" line-height="16pt">
        <xsl:call-template name="integer">
          <xsl:with-param name="value" select="concat(substring('0', 1, number(normalize-space($value) = '')), $value)"/>
        </xsl:call-template>
      </fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- One signature, to the right. DELEGATION ("Pour le maire empêché, l’adjointe déléguée") stands for the title. -->
  <xsl:template name="signature">
    <xsl:param name="title"/>
    <xsl:param name="name"/>
    <xsl:param name="delegation"/>
    <!-- Room for the hand; a letter that needs no signature (CRPA L212-2) takes less. -->
    <xsl:param name="room">18mm</xsl:param>
    <xsl:if test="normalize-space($title) or normalize-space($name)">
      <fo:block margin-left="80mm" space-before="8mm" keep-together.within-page="always">
        <xsl:choose>
          <xsl:when test="normalize-space($delegation)">
            <fo:block space-after="{$room}"><xsl:value-of select="$delegation"/>,</fo:block>
          </xsl:when>
          <xsl:when test="normalize-space($title)">
            <fo:block space-after="{$room}"><xsl:value-of select="$title"/>,</fo:block>
          </xsl:when>
        </xsl:choose>
        <fo:block font-weight="bold"><xsl:value-of select="$name"/></fo:block>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Two signatures side by side. -->
  <xsl:template name="signatures">
    <xsl:param name="left-title"/>
    <xsl:param name="left-name"/>
    <xsl:param name="left-delegation"/>
    <xsl:param name="right-title"/>
    <xsl:param name="right-name"/>
    <xsl:param name="right-delegation"/>
    <xsl:param name="room">18mm</xsl:param>
    <fo:table role="Div" table-layout="fixed" width="100%" space-before="8mm" keep-together.within-page="always">
      <fo:table-column column-width="75mm"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="75mm"/>
      <fo:table-body role="Div">
        <xsl:variable name="left-quality" select="normalize-space(concat(substring($left-title, 1, 300 * not(string($left-delegation))), $left-delegation))"/>
        <xsl:variable name="right-quality" select="normalize-space(concat(substring($right-title, 1, 300 * not(string($right-delegation))), $right-delegation))"/>
        <!-- In rows, so that both names stand on one line. -->
        <xsl:if test="$left-quality or $right-quality">
          <fo:table-row role="Div" keep-together.within-page="always" keep-with-next.within-page="always">
            <fo:table-cell role="Div">
              <fo:block space-after="{$room}" space-after.conditionality="retain">
                <xsl:if test="$left-quality"><xsl:value-of select="$left-quality"/>,</xsl:if>
              </fo:block>
            </fo:table-cell>
            <fo:table-cell role="Div" column-number="3">
              <fo:block space-after="{$room}" space-after.conditionality="retain">
                <xsl:if test="$right-quality"><xsl:value-of select="$right-quality"/>,</xsl:if>
              </fo:block>
            </fo:table-cell>
          </fo:table-row>
        </xsl:if>
        <fo:table-row role="Div" keep-together.within-page="always">
          <fo:table-cell role="Div">
            <fo:block font-weight="bold"><xsl:value-of select="$left-name"/></fo:block>
          </fo:table-cell>
          <fo:table-cell role="Div" column-number="3">
            <fo:block font-weight="bold"><xsl:value-of select="$right-name"/></fo:block>
          </fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- Who signs for the member, unless the dossier says so itself. -->
  <xsl:template match="snapshot" mode="signature">
    <xsl:choose>
      <xsl:when test="data/signatoryName">
        <xsl:call-template name="signature">
          <xsl:with-param name="title" select="data/signatoryTitle"/>
          <xsl:with-param name="name" select="data/signatoryName"/>
          <xsl:with-param name="delegation" select="data/signatoryDelegation"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="signature">
          <xsl:with-param name="title" select="member/signatoryTitle"/>
          <xsl:with-param name="name" select="member/signatoryName"/>
          <xsl:with-param name="delegation" select="member/signatoryDelegation"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
