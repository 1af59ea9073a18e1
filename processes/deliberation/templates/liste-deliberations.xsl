<?xml version="1.0" encoding="UTF-8"?>
<!--
  List of the deliberations examined, posted and put online within a week (CGCT L2121-25).
  data: reference, sessionDate, sessionTime, results (rank, number, title, outcomeText, act)
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="seance.xsl"/>

  <xsl:template match="snapshot" mode="kind"><xsl:call-template name="council"/></xsl:template>

  <xsl:template match="snapshot" mode="title">Liste des délibérations examinées</xsl:template>

  <xsl:template match="snapshot" mode="body">
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="36mm"/>
      <fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-column column-width="48mm"/>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="th"><xsl:with-param name="text">Numéro</xsl:with-param></xsl:call-template>
          <xsl:call-template name="th"><xsl:with-param name="text">Objet</xsl:with-param></xsl:call-template>
          <xsl:call-template name="th"><xsl:with-param name="text">Suite</xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="data/results/item">
          <fo:table-row xsl:use-attribute-sets="table-row">
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:choose>
                  <xsl:when test="number"><xsl:value-of select="number"/></xsl:when>
                  <xsl:otherwise>–</xsl:otherwise>
                </xsl:choose>
              </xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text" select="string(title)"/>
              <xsl:with-param name="header">yes</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td"><xsl:with-param name="text" select="string(outcomeText)"/></xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    <fo:block xsl:use-attribute-sets="paragraph" space-before="8pt">
      Liste affichée et mise en ligne dans la semaine qui suit la séance (article L. 2121-25 du code général des
      collectivités territoriales).
    </fo:block>
  </xsl:template>

  <xsl:template match="snapshot" mode="signature">
    <xsl:call-template name="mayor-signs"/>
  </xsl:template>

</xsl:stylesheet>
