<?xml version="1.0" encoding="UTF-8"?>
<!--
  Act or record of a member on A4: delibération, procès-verbal, rapport d'analyse, convocation, certificat, liste.

  A template of a procedure imports this file and fills these modes, all on match="snapshot":
    kind        what it is, small line above the title ("Délibération n° 2026-12-04"), inline; optional
    title       the title, inline; optional, default: the title of the document
    subtitle    line under the title ("Séance du lundi 12 janvier 2027"), inline; optional
    stamp       state of the act in a frame at the upper right ("Rendu exécutoire le …"), blocks; optional
    reference   facts under the title (call "fact"); optional, default: the reference and the date
    body        the record itself, blocks
    signature   who signs; optional, default: place, date and the member's signatory
    notices     after the signatures, for example the appeals, blocks; optional
    legal       small print, blocks; optional
    running     head of the pages after the first, inline; optional, default: the reference

  A template that needs the sheet across says <xsl:variable name="landscape">yes</xsl:variable> at its top level.
  The data arrive as <snapshot> with title, date, member/… and data/…; the pieces that can be used are listed in base.xsl.

  A table:
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-column column-width="30mm"/>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="th"><xsl:with-param name="text">Candidat</xsl:with-param></xsl:call-template>
          <xsl:call-template name="th"><xsl:with-param name="text">Montant HT</xsl:with-param><xsl:with-param name="align">end</xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="data/offers/item">
          <fo:table-row xsl:use-attribute-sets="table-row"> … td … </fo:table-row>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="total-row"> … td … </fo:table-row>
      </fo:table-body>
    </fo:table>
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="base.xsl"/>

  <xsl:variable name="landscape"/>

  <xsl:template match="/snapshot">
    <fo:root xml:lang="fr" xsl:use-attribute-sets="body-text">
      <xsl:call-template name="pages">
        <xsl:with-param name="landscape" select="$landscape"/>
        <xsl:with-param name="top">15mm</xsl:with-param>
      </xsl:call-template>
      <fo:page-sequence master-reference="document" id="document">
        <xsl:call-template name="running"/>
        <fo:flow flow-name="body">
          <xsl:call-template name="verification">
            <xsl:with-param name="landscape" select="$landscape"/>
          </xsl:call-template>
          <fo:block-container space-after="9mm">
            <xsl:if test="member/logo">
              <xsl:attribute name="min-height"><xsl:value-of select="member/logo/height"/>mm</xsl:attribute>
              <xsl:attribute name="block-progression-dimension.minimum"><xsl:value-of select="member/logo/height"/>mm</xsl:attribute>
            </xsl:if>
            <xsl:call-template name="letterhead"/>
          </fo:block-container>
          <xsl:call-template name="stamp"/>
          <xsl:call-template name="title-block"/>
          <!-- The signatures never stand alone on a page. -->
          <fo:block keep-with-next.within-page="always">
            <xsl:apply-templates select="." mode="body"/>
          </fo:block>
          <fo:block keep-together.within-page="always">
            <xsl:apply-templates select="." mode="signature"/>
          </fo:block>
          <xsl:call-template name="after-signature"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template name="title-block">
    <xsl:variable name="kind">
      <xsl:apply-templates select="." mode="kind"/>
    </xsl:variable>
    <xsl:variable name="subtitle">
      <xsl:apply-templates select="." mode="subtitle"/>
    </xsl:variable>
    <xsl:if test="normalize-space($kind)">
      <fo:block font-family="Noto Sans" font-size="9pt" line-height="13pt" letter-spacing="0.8pt" color="{$quiet}"
          space-after="3pt" keep-with-next.within-page="always">
        <xsl:copy-of select="$kind"/>
      </fo:block>
    </xsl:if>
    <fo:block role="H1" font-family="Noto Sans" font-weight="bold" font-size="15pt" line-height="20pt" color="{$accent}"
        space-after="4pt" keep-with-next.within-page="always">
      <xsl:apply-templates select="." mode="title"/>
    </fo:block>
    <xsl:if test="normalize-space($subtitle)">
      <fo:block font-family="Noto Sans" font-size="10.5pt" line-height="14pt" color="{$quiet}" space-after="4pt"
          keep-with-next.within-page="always">
        <xsl:copy-of select="$subtitle"/>
      </fo:block>
    </xsl:if>
    <fo:block space-before="4pt" space-after="8pt" font-size="9pt" line-height="13pt">
      <xsl:call-template name="facts">
        <xsl:with-param name="text">
          <xsl:apply-templates select="." mode="reference"/>
        </xsl:with-param>
      </xsl:call-template>
    </fo:block>
  </xsl:template>

  <!-- "Rendu exécutoire le …": a frame that stays clear of the title. -->
  <xsl:template name="stamp">
    <xsl:variable name="stamp">
      <xsl:apply-templates select="." mode="stamp"/>
    </xsl:variable>
    <xsl:if test="normalize-space($stamp)">
      <fo:block margin-left="88mm" margin-right="0mm" border="1pt solid {$accent}" padding="2mm 3mm" space-after="4mm"
          text-align="center" font-family="Noto Sans" font-size="8.5pt" line-height="12pt" color="{$accent}"
          font-weight="bold">
        <xsl:if test="string($landscape)">
          <xsl:attribute name="margin-left">175mm</xsl:attribute>
        </xsl:if>
        <xsl:copy-of select="$stamp"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="kind"/>

  <xsl:template match="snapshot" mode="title"><xsl:value-of select="title"/></xsl:template>

  <xsl:template match="snapshot" mode="subtitle"/>

  <xsl:template match="snapshot" mode="stamp"/>

  <xsl:template match="snapshot" mode="reference">
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Référence</xsl:with-param>
      <xsl:with-param name="value" select="data/reference"/>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Date</xsl:with-param>
      <xsl:with-param name="value">
        <xsl:call-template name="date">
          <xsl:with-param name="iso" select="date"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="signature">
    <fo:block margin-left="80mm" space-before="10mm"><xsl:call-template name="place-and-date"/></fo:block>
    <xsl:apply-imports/>
  </xsl:template>

</xsl:stylesheet>
